import { fileAtCdnUrl } from "./cdn.ts";
import type { DoubleContext } from "./context.ts";
import type { FileRow, ShopPlan, ShopRow } from "./database.ts";
import { filenameProblem, withUuid } from "./file-names.ts";
import { addReferences, type Refuse, removeReferences } from "./file-references.ts";
import { NotServed } from "./graphql/errors.ts";
import { fileGid, parseGid } from "./graphql/ids.ts";
import { VIDEO_UPLOAD_HOST } from "./hosts.ts";
import { decodePath } from "./http.ts";
import { mimeOf } from "./pictures.ts";
import { stageDelayMs } from "./processing.ts";
import { uploadedBlob } from "./staged-uploads.ts";

export interface FilesUserError {
  field: string[];
  message: string;
  code: string;
}

export interface FileCreateInput {
  originalSource: string;
  contentType?: string | null;
  alt?: string | null;
  filename?: string | null;
  duplicateResolutionMode?: "APPEND_UUID" | "RAISE_ERROR" | "REPLACE" | null;
}

export interface FileUpdateInput {
  id: string;
  alt?: string | null;
  filename?: string | null;
  originalSource?: string | null;
  previewImageSource?: string | null;
  referencesToAdd?: string[] | null;
  referencesToRemove?: string[] | null;
}

const MAX_ALT_LENGTH = 512;
/** Hosted videos (and 3D models, which the double does not have) of a store. */
const MAX_VIDEOS: Record<ShopPlan, number> = { basic: 250, advanced: 1_000, plus: 5_000, enterprise: 5_000 };

interface Source {
  kind: FileRow["kind"];
  basename: string;
  sha256: string | null;
  bytes: number | null;
  recipe: string | null;
}

/** fileCreate: all of the files or, with any user error, none. New files start as UPLOADED. */
export function createFiles(
  context: DoubleContext,
  shop: ShopRow,
  inputs: FileCreateInput[],
): { files: FileRow[]; userErrors: FilesUserError[] } {
  const userErrors: FilesUserError[] = [];
  const planned: {
    input: FileCreateInput;
    source: Source;
    filename: string;
    replaces: FileRow | undefined;
  }[] = [];
  const taken = new Set<string>();
  let videos = context.db.get<{ count: number }>(
    "SELECT count(*) AS count FROM file WHERE shop_id = ? AND kind = 'VIDEO'",
    shop.id,
  )!.count;

  inputs.forEach((input, index) => {
    const refuse = (field: string, code: string, message: string) =>
      userErrors.push({ field: ["files", String(index), field], code, message });
    if (input.contentType && !["IMAGE", "VIDEO"].includes(input.contentType)) {
      throw new NotServed(`fileCreate of ${input.contentType}`);
    }
    const found = resolveSource(context, shop, input.originalSource);
    if (!found) {
      refuse("originalSource", "INVALID_IMAGE_SOURCE_URL", "Image URL is invalid");
      return;
    }
    const kind = (input.contentType as FileRow["kind"] | null | undefined) ?? found.kind;
    const source = { ...found, kind };
    if ((input.alt ?? "").length > MAX_ALT_LENGTH) {
      refuse("alt", "ALT_VALUE_LIMIT_EXCEEDED", "The alt value exceeds the maximum limit of 512 characters.");
    }
    const mode = input.duplicateResolutionMode ?? "APPEND_UUID";
    if (kind === "VIDEO") {
      if (mode === "REPLACE") {
        refuse(
          "duplicateResolutionMode",
          "INVALID_DUPLICATE_MODE_FOR_TYPE",
          "Duplicate resolution mode REPLACE is only supported for images.",
        );
        return;
      }
      // A video's resourceUrl has no ending that a name could match: it keeps the name of its staged upload.
      if (input.filename) {
        refuse(
          "filename",
          "MISMATCHED_FILENAME_AND_ORIGINAL_SOURCE",
          "The file extension of the filename does not match that of the original source.",
        );
        return;
      }
      videos += 1;
      if (videos > MAX_VIDEOS[shop.plan]) {
        refuse(
          "originalSource",
          "NON_IMAGE_MEDIA_PER_SHOP_LIMIT_EXCEEDED",
          "Exceeded the limit of non-image media per shop.",
        );
        return;
      }
    }
    if (mode === "REPLACE" && !input.filename) {
      refuse(
        "filename",
        "MISSING_FILENAME_FOR_DUPLICATE_MODE_REPLACE",
        "Missing filename argument for duplicate mode REPLACE.",
      );
      return;
    }
    const wanted = input.filename ?? source.basename;
    const problem = filenameProblem(kind, wanted, input.filename ? source.basename : null);
    if (problem) {
      refuse("filename", problem.code, problem.message);
      return;
    }
    const existing = findByName(context, shop, wanted);
    const clash = existing !== undefined || taken.has(wanted.toLowerCase());
    if (clash && mode === "RAISE_ERROR") {
      refuse("filename", "FILENAME_ALREADY_EXISTS", "A file with the provided filename already exists.");
      return;
    }
    const filename = clash && mode === "APPEND_UUID" ? withUuid(wanted) : wanted;
    taken.add(filename.toLowerCase());
    planned.push({ input, source, filename, replaces: mode === "REPLACE" ? existing : undefined });
  });
  if (userErrors.length > 0) return { files: [], userErrors };

  const files = context.db.transaction(() =>
    planned.map(({ input, source, filename, replaces }) =>
      replaces
        ? replaceContent(context, replaces, input, source)
        : insertFile(context, shop, input, source, filename),
    ),
  );
  context.wake();
  return { files, userErrors: [] };
}

function insertFile(
  context: DoubleContext,
  shop: ShopRow,
  input: FileCreateInput,
  source: Source,
  filename: string,
): FileRow {
  const now = context.clock.now();
  const { id } = context.db.run(
    `INSERT INTO file (shop_id, kind, alt, filename, mime, status, bytes, sha256, recipe, doom, origin, created_at, updated_at, due_at)
     VALUES (?, ?, ?, ?, ?, 'UPLOADED', ?, ?, ?, ?, 'app', ?, ?, ?)`,
    shop.id,
    source.kind,
    input.alt ?? "",
    filename,
    mimeOf(filename) ?? "application/octet-stream",
    source.bytes,
    source.sha256,
    source.recipe,
    takeDoom(context, shop.id),
    now,
    now,
    now + stageDelayMs(context.db),
  );
  return findFile(context, shop, id)!;
}

/** Makes the next file that the app creates fail in processing with that code; several calls wait in line. */
export function doomNextFile({ db }: DoubleContext, shop: ShopRow, code: string): void {
  db.run("INSERT INTO file_doom (shop_id, code) VALUES (?, ?)", shop.id, code);
}

function takeDoom({ db }: DoubleContext, shopId: number): string | null {
  const next = db.get<{ id: number; code: string }>(
    "SELECT id, code FROM file_doom WHERE shop_id = ? ORDER BY id",
    shopId,
  );
  if (next) db.run("DELETE FROM file_doom WHERE id = ?", next.id);
  return next?.code ?? null;
}

function replaceContent(
  context: DoubleContext,
  file: FileRow,
  input: FileCreateInput,
  source: Source,
): FileRow {
  const now = context.clock.now();
  context.db.run(
    `UPDATE file SET alt = ?, status = 'UPLOADED', error_code = NULL, error_message = NULL, width = NULL, height = NULL,
     bytes = ?, sha256 = ?, recipe = ?, doom = ?, origin = 'app', updated_at = ?, due_at = ? WHERE id = ?`,
    input.alt ?? file.alt,
    source.bytes,
    source.sha256,
    source.recipe,
    takeDoom(context, file.shop_id),
    now,
    now + stageDelayMs(context.db),
    file.id,
  );
  return context.db.get<FileRow>("SELECT * FROM file WHERE id = ?", file.id)!;
}

/** fileUpdate: all of the changes or, with any user error, none. Only READY files; only products are referenced. */
export function updateFiles(
  context: DoubleContext,
  shop: ShopRow,
  inputs: FileUpdateInput[],
): { files: FileRow[]; userErrors: FilesUserError[] } {
  const userErrors: FilesUserError[] = [];
  const rollback = new Error("user errors");
  let files: FileRow[] = [];
  try {
    context.db.transaction(() => {
      files = inputs.flatMap((input, index) => {
        const updated = updateFile(context, shop, input, (field, code, message) =>
          userErrors.push({ field: ["files", String(index), field], code, message }),
        );
        return updated ? [updated] : [];
      });
      if (userErrors.length > 0) throw rollback;
    });
  } catch (fault) {
    if (fault !== rollback) throw fault;
    return { files: [], userErrors };
  }
  return { files, userErrors: [] };
}

function updateFile(
  context: DoubleContext,
  shop: ShopRow,
  input: FileUpdateInput,
  refuse: Refuse,
): FileRow | undefined {
  for (const name of ["originalSource", "previewImageSource"] as const) {
    if (input[name] !== undefined && input[name] !== null) throw new NotServed(`FileUpdateInput.${name}`);
  }
  const file = findFileByGid(context, shop, input.id);
  if (!file) {
    refuse("id", "FILE_DOES_NOT_EXIST", `File id ${input.id} does not exist.`);
    return undefined;
  }
  if (file.status !== "READY") {
    refuse("id", "NON_READY_STATE", "Non-ready files cannot be updated.");
    return undefined;
  }
  const filename = input.filename ?? file.filename;
  if ((input.alt ?? "").length > MAX_ALT_LENGTH) {
    refuse("alt", "ALT_VALUE_LIMIT_EXCEEDED", "The alt value exceeds the maximum limit of 512 characters.");
  }
  if (filename !== file.filename && file.kind === "VIDEO") {
    refuse(
      "filename",
      "UNSUPPORTED_MEDIA_TYPE_FOR_FILENAME_UPDATE",
      "Filename update is only supported on Image and GenericFile.",
    );
    return undefined;
  }
  if (filename !== file.filename) {
    const problem = filenameProblem(file.kind, filename, file.filename);
    const holder = findByName(context, shop, filename);
    if (problem) refuse("filename", problem.code, problem.message);
    else if (holder && holder.id !== file.id) {
      refuse("filename", "FILENAME_ALREADY_EXISTS", "A file with the provided filename already exists.");
      return undefined;
    }
  }
  addReferences(context, shop, file, input.referencesToAdd ?? [], refuse);
  removeReferences(context, shop, file, input.referencesToRemove ?? [], refuse);
  context.db.run(
    "UPDATE file SET alt = ?, filename = ?, updated_at = ? WHERE id = ?",
    input.alt ?? file.alt,
    filename,
    context.clock.now(),
    file.id,
  );
  return findFile(context, shop, file.id);
}

/** fileDelete: for good, from every product and variant; all of the files or, with any user error, none. */
export function deleteFiles(
  context: DoubleContext,
  shop: ShopRow,
  ids: string[],
): { deletedFileIds: string[]; userErrors: FilesUserError[] } {
  const found = ids.map((id) => findFileByGid(context, shop, id));
  const missing = ids.filter((_, index) => !found[index]);
  if (missing.length > 0) {
    const message = `File ${missing.length > 1 ? "ids" : "id"} ${missing.join(", ")} does not exist.`;
    return {
      deletedFileIds: [],
      userErrors: [{ field: ["fileIds"], code: "FILE_DOES_NOT_EXIST", message }],
    };
  }
  context.db.transaction(() => {
    for (const file of found) if (file) context.db.run("DELETE FROM file WHERE id = ?", file.id);
  });
  return { deletedFileIds: ids, userErrors: [] };
}

export function findFile(context: DoubleContext, shop: ShopRow, id: number): FileRow | undefined {
  return context.db.get<FileRow>("SELECT * FROM file WHERE id = ? AND shop_id = ?", id, shop.id);
}

/** The file with that global id; undefined for an unknown one and for an id of another type. */
export function findFileByGid(context: DoubleContext, shop: ShopRow, value: string): FileRow | undefined {
  const file = findFile(context, shop, parseGid(value).id);
  return file && fileGid(file) === value ? file : undefined;
}

function findByName(context: DoubleContext, shop: ShopRow, filename: string): FileRow | undefined {
  return context.db.get<FileRow>("SELECT * FROM file WHERE shop_id = ? AND filename = ?", shop.id, filename);
}

/** Where the bytes come from; null for what is not an https address. The double itself never fetches the outside. */
function resolveSource(context: DoubleContext, shop: ShopRow, originalSource: string): Source | null {
  if (!URL.canParse(originalSource)) return null;
  const url = new URL(originalSource);
  const kind = url.host === VIDEO_UPLOAD_HOST ? "VIDEO" : "IMAGE";
  const upload = uploadedBlob(context, shop, url);
  const basename = kind === "VIDEO" ? upload?.filename : decodePath(url.pathname.split("/").at(-1) ?? "");
  if (url.protocol !== "https:" || !basename) return null;
  // An address where nothing was uploaded becomes a file that fails with IMAGE_DOWNLOAD_FAILURE.
  const nothing = { sha256: null, bytes: null, recipe: null };
  const { sha256, bytes, recipe } = upload ?? fileAtCdnUrl(context, url) ?? nothing;
  return { kind, basename, sha256, bytes, recipe };
}
