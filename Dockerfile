# The product without the embedded PostgreSQL and Valkey: both come as addresses, DATABASE_URL and REDIS_URL.
# The same image is the web process (as it is), the worker, the recurring job and the migrations (as commands).
FROM python:3.13-slim AS build
RUN pip install --no-cache-dir uv
ENV UV_COMPILE_BYTECODE=1 UV_PYTHON_DOWNLOADS=never
WORKDIR /app
COPY pyproject.toml uv.lock README.md ./
RUN uv sync --locked --no-dev --no-group local --no-install-project
COPY expense_app expense_app
COPY templates templates
COPY static static
COPY migrations migrations
COPY worker.py worker.py
RUN uv sync --locked --no-dev --no-group local

FROM python:3.13-slim
RUN useradd --system --uid 10001 --create-home --home-dir /home/expense-app expense-app
WORKDIR /app
COPY --from=build /app /app
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 LOG_FORMAT=json
USER expense-app
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen(f'http://127.0.0.1:{os.environ.get(\"PORT\") or 8000}/health/ready', timeout=4)"]
CMD ["expense-app", "web", "--host", "0.0.0.0"]
