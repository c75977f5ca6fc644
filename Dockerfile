# Saksi in a container, as a user without rights:
#
#   docker build -t saksi .
#   docker run -d --name saksi --env-file .env -v saksi:/data saksi
#
# docker ps shows "healthy" once the bot is connected.

FROM python:3.11-slim

RUN useradd --create-home --uid 1000 saksi && mkdir /data && chown saksi /data
WORKDIR /opt/saksi

COPY requirements.lock pyproject.toml README.md LICENSE ./
COPY bot bot
COPY answering answering
COPY retrieval retrieval
COPY config config
COPY evaluation evaluation
RUN pip install --no-cache-dir -c requirements.lock .

USER saksi
WORKDIR /home/saksi
ENV SAKSI_DATA_DIR=/data
VOLUME /data

HEALTHCHECK --interval=60s --timeout=30s --start-period=90s CMD ["saksi", "status"]
CMD ["saksi", "discord"]
