# The stage "tools" has what the programs of bin/ need (backup, restore, audit...): compose.yaml runs them in it.
FROM node:24-bookworm-slim AS tools
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY src src
COPY bin bin
COPY config config
RUN mkdir data && chown node data
USER node

FROM tools AS build
USER root
RUN npm run build && npm ci --omit=dev

# Redis is not in the image: compose.yaml brings one, anything else names one in REDIS_URL.
FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json LICENSE ./
COPY config config
RUN mkdir data && chown node data
# What prints the PDF beside the Word file: large, so only with OFFICE=1, in .env for compose.yaml.
ARG OFFICE=
RUN [ -z "$OFFICE" ] || { apt-get update \
  && apt-get install --yes --no-install-recommends \
    libreoffice-writer-nogui fonts-noto-cjk fonts-noto-cjk-extra fonts-arphic-ukai \
  && rm -rf /var/lib/apt/lists/*; }
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.js"]
