/** Who may import whom. Type imports count. The prose is in README.md, this is the law. */
const room = (name) => `^app/domain/${name}/`;
const otherRoom = (name, allowed = []) => ({
  name: `room-order-${name}`,
  severity: "error",
  comment: `${name} may import ${allowed.length ? allowed.join(", ") : "no other room"} (and account's face)`,
  from: { path: room(name) },
  to: {
    path: "^app/domain/",
    pathNot: [room(name), room("account"), ...allowed.map(room)],
  },
});

module.exports = {
  forbidden: [
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-orphans",
      severity: "error",
      from: {
        orphan: true,
        pathNot: [
          "\\.d\\.ts$",
          "\\.(mjs|cjs)$",
          "^[^/]+\\.(ts|cjs)$",
          "^app/(routes/|entry\\.|root\\.)",
          // A browser's build takes it for `#language`.
          "^app/platform/i18n/page-language\\.ts$",
          // Only tests import these, and tests are left out of the picture.
          "^test/(shopify-double/testing|support)/",
          "^extensions/shared/testing/",
          "\\.test\\.tsx?$",
        ],
      },
      to: {},
    },
    otherRoom("account"),
    otherRoom("credits"),
    otherRoom("catalog"),
    otherRoom("review"),
    otherRoom("assets"),
    otherRoom("billing", ["credits"]),
    otherRoom("generation", ["catalog", "credits", "review", "assets"]),
    otherRoom("publishing", ["catalog", "review", "assets"]),
    {
      name: "face-only",
      severity: "error",
      comment:
        "a room is entered through its face: index.server.ts, schemas.ts, recipes.ts, platforms.ts, budget.ts, ports.ts, or a job's definition",
      from: { path: "^app/(?!domain/)", pathNot: "\\.test\\.ts$" },
      to: {
        path: "^app/domain/[^/]+/.+",
        pathNot: [
          "^app/domain/[^/]+/(index\\.server|schemas|recipes|ports|prices|offers|platforms|budget)\\.ts$",
          "^app/domain/[^/]+/jobs/",
        ],
      },
    },
    {
      name: "face-only-between-rooms",
      severity: "error",
      from: { path: "^app/domain/([^/]+)/", pathNot: "\\.test\\.ts$" },
      to: {
        path: "^app/domain/[^/]+/.+",
        pathNot: [
          "^app/domain/$1/",
          "^app/domain/[^/]+/(index\\.server|schemas|recipes|ports|prices|offers|platforms|budget)\\.ts$",
        ],
      },
    },
    {
      name: "domain-is-framework-free",
      severity: "error",
      from: { path: "^app/domain/" },
      to: {
        path: [
          "^app/(adapters|routes|worker|cli|components)/",
          "^app/[^/]+\\.tsx?$",
          "@remix-run",
          "@shopify",
          "node_modules/react",
        ],
      },
    },
    {
      name: "only-stores-touch-prisma",
      severity: "error",
      from: {
        path: "^app/",
        pathNot: [
          "^app/platform/db/",
          "^app/platform/jobs/queue\\.ts$",
          "/[^/]*store\\.ts$",
          "^app/adapters/shopify/sessions/",
        ],
      },
      to: { path: "@prisma" },
    },
    {
      name: "rooms-and-pages-open-nothing",
      severity: "error",
      comment:
        "files, sockets and processes are behind ports: of Node itself, only hashes and random numbers",
      from: { path: "^app/(domain|routes|components)/" },
      to: { dependencyTypes: ["core"], pathNot: "^crypto$" },
    },
    {
      name: "rooms-know-few-libraries",
      severity: "error",
      from: { path: "^app/domain/" },
      to: { path: "node_modules/", pathNot: "node_modules/(zod|@prisma/client|sharp)/" },
    },
    {
      name: "pictures-are-decoded-here",
      severity: "error",
      comment:
        "outside the engine and the text reader: a result before it counts, its smaller copy, and its check",
      from: {
        path: "^app/",
        pathNot: [
          "^app/adapters/(engine|text)/",
          "^app/domain/(generation/check-output|assets/read-thumbnail|review/checks/decode)\\.ts$",
        ],
      },
      to: { path: "node_modules/sharp/" },
    },
    {
      name: "connections-are-held-here",
      severity: "error",
      comment: "whoever connects by itself passes by `tenant`, and so by row-level security",
      from: {
        path: "^app/",
        pathNot: ["^app/platform/(db|jobs)/", "^app/adapters/shopify/sessions/", "^app/web\\.ts$"],
      },
      to: { path: "node_modules/pg(-boss)?/" },
    },
    {
      name: "components-run-in-the-browser",
      severity: "error",
      comment: "a component may know the shape of what a presenter gives it, nothing else of the server",
      from: { path: ["^app/components/", "^app/routes/.+/(?!route\\.)[^/.]+\\.tsx?$"] },
      to: { path: "\\.server\\.tsx?$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "schemas-are-pure",
      severity: "error",
      comment:
        "a browser-safe face imports zod, the platform's pure rules of inputs and names, its list of languages, and other browser-safe faces, nothing else",
      from: { path: "^app/domain/[^/]+/(schemas|recipes|prices|offers|platforms|budget)\\.ts$" },
      to: {
        pathNot: [
          "node_modules/zod",
          "^app/platform/(schemas|file-names|alt-texts|i18n/languages)\\.ts$",
          "^app/domain/[^/]+/(schemas|recipes|prices|offers|platforms|budget)\\.ts$",
        ],
      },
    },
    {
      name: "routes-stay-thin",
      severity: "error",
      from: { path: "^app/routes/" },
      to: { path: ["@prisma", "^app/adapters/", "^app/platform/(db|jobs|secrets)/"] },
    },
    {
      name: "platform-knows-no-room",
      severity: "error",
      from: { path: "^app/platform/", pathNot: "\\.test\\.ts$" },
      to: { path: "^app/(?!platform/)" },
    },
    {
      name: "adapters-know-only-ports",
      severity: "error",
      from: { path: "^app/adapters/", pathNot: "\\.test\\.ts$" },
      to: { path: "^app/domain/", pathNot: "/(ports|schemas)\\.ts$" },
    },
    {
      name: "app-not-to-test",
      severity: "error",
      from: { path: "^app/", pathNot: "\\.test\\.ts$" },
      to: { path: "^test/" },
    },
    {
      name: "extensions-stand-alone",
      severity: "error",
      from: { path: "^extensions/" },
      to: { path: "^(app|test)/" },
    },
    {
      name: "app-not-to-extensions",
      severity: "error",
      comment: "they are other programs, run by Shopify: what they share is HTTP",
      from: { path: "^app/" },
      to: { path: "^extensions/" },
    },
    {
      name: "double-stands-alone",
      severity: "error",
      comment: "the double knows nothing of the app, so that the app cannot be right by accident",
      from: { path: "^test/(shopify|engine)-double/", pathNot: "\\.test\\.ts$" },
      to: { path: "^app/" },
    },
    {
      name: "composition-joins",
      severity: "error",
      comment: "only the composition and the doors of processes join rooms to adapters",
      from: {
        path: "^app/",
        pathNot: [
          "^app/adapters/",
          "^app/(composition\\.server|shopify\\.server|web)\\.ts$",
          "^app/(worker|cli)/main\\.ts$",
          "^app/cli/(pictures|review)\\.ts$",
          "\\.test\\.ts$",
        ],
      },
      to: { path: "^app/adapters/" },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: ["^build/", "\\.test\\.tsx?$"] },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".mjs"],
    },
  },
};
