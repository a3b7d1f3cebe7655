# Tradefacts as an image: its wheel and the pinned libraries, nothing else, run by a user without rights.
FROM python:3.13-slim AS build
WORKDIR /src
COPY pyproject.toml constraints.txt README.md LICENSE CHANGELOG.md ./
COPY bot bot
COPY data data
RUN python -m venv /opt/tradefacts \
 && /opt/tradefacts/bin/pip install --no-cache-dir --disable-pip-version-check -c constraints.txt .

FROM python:3.13-slim
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/tradefacts tradefacts
COPY --from=build /opt/tradefacts /opt/tradefacts
ENV PATH=/opt/tradefacts/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    TRADEFACTS_STATE=/var/lib/tradefacts \
    TRADEFACTS_WEBHOOK_LISTEN=0.0.0.0:8080
USER tradefacts
WORKDIR /var/lib/tradefacts
VOLUME /var/lib/tradefacts
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:9090/healthz', timeout=4)"]
ENTRYPOINT ["tradefacts"]
CMD ["serve"]
