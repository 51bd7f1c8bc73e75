/**
 * Prisma's command line without its downloaded engine: migrations run through the JavaScript engine and node-postgres.
 * Three repairs of @prisma/adapter-pg 6.19.3 make that possible: two catalogue types it does not know, scripts that
 * must not be split at ";" (function bodies), and a shadow database that is dropped after its pool has closed.
 * They rely on private methods, so the versions are pinned and a test migrates an empty database and compares.
 */
import { PrismaPg } from "@prisma/adapter-pg";
import { parseIntoClientConfig } from "pg-connection-string";
import { defineConfig } from "prisma/config";

/** Catalogue type → the type that the adapter reads it as, and the column type that Prisma is told. */
const CATALOGUE_TYPES = new Map([
  [18, { readAs: 25, columnType: 6 }], // "char"
  [19, { readAs: 25, columnType: 7 }], // name
  [1003, { readAs: 1009, columnType: 71 }], // name[]
]);

// The adapter's connection has no public type for what is repaired here.
// oxlint-disable-next-line typescript/no-explicit-any
function repaired(connection: any) {
  const performIO = connection.performIO.bind(connection);
  const queryRaw = connection.queryRaw.bind(connection);
  connection.performIO = async (query: { typesSeen?: number[] }) => {
    const result = await performIO(query);
    const fields: { dataTypeID: number }[] = result.fields ?? [];
    query.typesSeen = fields.map((field) => field.dataTypeID);
    for (const field of fields)
      field.dataTypeID = CATALOGUE_TYPES.get(field.dataTypeID)?.readAs ?? field.dataTypeID;
    return result;
  };
  connection.queryRaw = async (input: object) => {
    const query: { typesSeen?: number[] } = { ...input };
    const result = await queryRaw(query);
    query.typesSeen?.forEach((type, index) => {
      const known = CATALOGUE_TYPES.get(type);
      if (known) result.columnTypes[index] = known.columnType;
    });
    return result;
  };
  connection.executeScript = async (script: string) => {
    try {
      await connection.underlyingDriver().query(script);
    } catch (error) {
      connection.onError(error);
    }
  };
  return connection;
}

class MigrationAdapter extends PrismaPg {
  readonly settings: object;
  constructor(settings: object) {
    super(settings);
    this.settings = settings;
  }
  override async connect() {
    return repaired(await super.connect());
  }
  override async connectToShadowDb() {
    const main = await this.connect();
    const database = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
    await main.executeScript(`CREATE DATABASE "${database}"`);
    const shadow = await new MigrationAdapter({ ...this.settings, database }).connect();
    const closePool = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await closePool();
      await main.executeScript(`DROP DATABASE "${database}" WITH (FORCE)`);
      await main.dispose();
    };
    return shadow;
  }
}

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  experimental: { adapter: true },
  engine: "js",
  adapter: async () => {
    const url = process.env.DATABASE_OWNER_URL;
    if (!url)
      throw new Error("DATABASE_OWNER_URL is not set: migrations need the role that owns the schema.");
    return new MigrationAdapter({ ...parseIntoClientConfig(url), allowExitOnIdle: true });
  },
});
