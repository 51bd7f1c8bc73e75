import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { CATALOGUE, type GraphqlAnswer, openBench, SHOP, type TestBench } from "./testing/harness.ts";

let bench: TestBench;
beforeAll(async () => {
  bench = await openBench();
  await bench.double.seed({ shop: SHOP, catalogue: CATALOGUE, products: 30 });
});
afterAll(() => bench.close());
beforeEach(async () => {
  await bench.app.exchange();
  await bench.double.throttle({ shop: SHOP, available: 2000, restoreRate: 100 });
});

describe("what the schema refuses", () => {
  test("an unknown field is an error in a 200, in Shopify's words", async () => {
    const { status, body } = await bench.app.graphql("query Q { products(first: 1) { nodes { colour } } }");
    expect(status).toBe(200);
    expect(body.data).toBeUndefined();
    expect(body.errors[0]).toMatchObject({
      message: "Field 'colour' doesn't exist on type 'Product'",
      path: ["query Q", "products", "nodes", "colour"],
      extensions: { code: "undefinedField", typeName: "Product", fieldName: "colour" },
    });
  });

  test("an unknown argument, a missing variable and a broken query are errors too", async () => {
    const unknown = await bench.app.graphql('{ products(first: 1, colour: "red") { nodes { id } } }');
    expect(unknown.body.errors[0].extensions.code).toBe("argumentNotAccepted");
    const missing = await bench.app.graphql("query ($id: ID!) { product(id: $id) { id } }");
    expect(missing.body.errors[0].extensions.code).toBe("INVALID_VARIABLE");
    const broken = await bench.app.graphql("{ products(");
    expect(broken.body.errors).toHaveLength(1);
  });

  test("a text that is no URL is refused where the schema wants a URL", async () => {
    const { body } = await bench.app.graphql(
      `mutation ($url: URL!) {
        appPurchaseOneTimeCreate(name: "Pack", price: { amount: 10, currencyCode: USD }, returnUrl: $url) {
          userErrors { message }
        }
      }`,
      { url: "not a url" },
    );
    expect(body.errors[0].extensions.code).toBe("INVALID_VARIABLE");
  });

  test("a deprecated mutation is refused and counted", async () => {
    const { body } = await bench.app.graphql(
      'mutation { productDeleteMedia(productId: "gid://shopify/Product/1", mediaIds: []) { deletedMediaIds } }',
    );
    expect(body.errors[0].extensions.code).toBe("DEPRECATED_REFUSED_BY_DOUBLE");
    const { counters } = await bench.double.state(SHOP);
    expect(counters.deprecated["Mutation.productDeleteMedia"]).toBe(1);
  });

  test("a field that the double does not play fails loudly instead of being null", async () => {
    const { body } = await bench.app.graphql("{ shop { name description } }");
    expect(body.errors[0].message).toBe("the double does not serve Shop.description");
    const { counters } = await bench.double.state(SHOP);
    expect(counters.unexpected["Shop.description"]).toBe(1);
  });

  test("another API version is not there", async () => {
    const answer = await bench.app.fetch(`https://${SHOP}/admin/api/2020-01/graphql.json`, {
      method: "POST",
      body: "{}",
    });
    expect([answer.status, answer.text]).toEqual([404, '{"errors":"Not Found"}']);
  });
});

describe("access scopes", () => {
  test("a missing scope is ACCESS_DENIED with the scope's name", async () => {
    const { status, body } = await bench.app.graphql("{ orders(first: 1) { nodes { id } } }");
    expect(status).toBe(200);
    expect(body.errors[0].message).toMatch(
      /^Access denied for orders field\. Required access: `read_orders`/,
    );
    expect(body.errors[0].extensions.code).toBe("ACCESS_DENIED");
  });

  test("the same token loses what the merchant takes away, and write implies read", async () => {
    const query = "{ products(first: 1) { nodes { id } } }";
    expect((await bench.app.graphql(query)).body.errors).toBeUndefined();
    await bench.double.setScopes(SHOP, "write_files");
    expect((await bench.app.graphql(query)).body.errors[0].extensions.requiredAccess).toBe(
      "`read_products` access scope.",
    );
    await bench.double.setScopes(SHOP, "read_products");
    expect((await bench.app.graphql(query)).body.errors).toBeUndefined();
    const write = await bench.app.graphql("mutation { fileDelete(fileIds: []) { deletedFileIds } }");
    expect(write.body.errors[0].extensions.code).toBe("ACCESS_DENIED");
    await bench.double.setScopes(SHOP, "write_products,write_files");
  });

  test("each field is refused by itself: what the remaining scopes allow is answered", async () => {
    const [product] = (await bench.double.state(SHOP)).products;
    const [medium] = product!.media;
    const both = `mutation ($product: ID!, $file: ID!) {
      files: fileUpdate(files: [{ id: $file, alt: "changed" }]) { files { id } }
      order: productReorderMedia(id: $product, moves: []) { job { id } }
    }`;
    const outcome = async (scopes: string) => {
      await bench.double.setScopes(SHOP, scopes);
      const { status, body } = await bench.app.graphql(both, { product: product!.id, file: medium!.id });
      return {
        status,
        answered: Object.keys(body.data).filter((name) => body.data[name] !== null),
        refused: (body.errors ?? []).map((error: { path: string[]; extensions: { code: string } }) => [
          error.path[0],
          error.extensions.code,
        ]),
      };
    };
    expect(await outcome("read_products,write_files")).toEqual({
      status: 200,
      answered: ["files"],
      refused: [["order", "ACCESS_DENIED"]],
    });
    expect(await outcome("write_products,read_files")).toEqual({
      status: 200,
      answered: ["order"],
      refused: [["files", "ACCESS_DENIED"]],
    });
    expect(await outcome("write_products,write_files")).toMatchObject({ refused: [] });
  });

  test("node(id:) needs the scope of the object behind it", async () => {
    const [product] = (await bench.double.state(SHOP)).products;
    await bench.double.setScopes(SHOP, "write_files");
    const { body } = await bench.app.graphql("query ($id: ID!) { node(id: $id) { id } }", {
      id: product!.id,
    });
    expect(body.data.node).toBeNull();
    expect(body.errors[0].extensions.code).toBe("ACCESS_DENIED");
    await bench.double.setScopes(SHOP, "write_products,write_files");
  });
});

describe("query cost", () => {
  test("every reply says what was asked, what it cost and what is left", async () => {
    const { body } = await bench.app.graphql("{ shop { id plan { shopifyPlus } } }");
    expect(body.extensions.cost).toMatchObject({
      requestedQueryCost: 2,
      actualQueryCost: 2,
      throttleStatus: { maximumAvailable: 2000, restoreRate: 100 },
    });
  });

  test("what was seen on a real store: 250 variants with an item each ask 25 and cost 1 without the product", async () => {
    const { body } = await bench.app.graphql(
      `{ product(id: "gid://shopify/Product/1") { variants(first: 250) { nodes { inventoryItem { id } } } } }`,
    );
    expect(body.extensions.cost).toMatchObject({ requestedQueryCost: 25, actualQueryCost: 1 });
  });

  test("an empty bucket answers THROTTLED in a 200, changes nothing, and recovers", async () => {
    const before = await bench.double.state(SHOP);
    await bench.double.throttle({ shop: SHOP, available: 0, restoreRate: 0 });
    const { status, body } = await bench.app.graphql(
      "mutation { fileDelete(fileIds: []) { deletedFileIds } }",
    );
    expect(status).toBe(200);
    expect(body.data).toBeUndefined();
    expect(body.errors[0]).toMatchObject({ message: "Throttled", extensions: { code: "THROTTLED" } });
    expect(body.extensions.cost).toMatchObject({ requestedQueryCost: 10, actualQueryCost: null });
    expect((await bench.double.state(SHOP)).counters.ops).toEqual(before.counters.ops);

    await bench.double.throttle({ shop: SHOP, restoreRate: 1000 });
    await expect.poll(async () => (await bench.app.graphql("{ shop { id } }")).body.errors).toBeUndefined();
  });

  test("one shop's bucket is not another's", async () => {
    await bench.double.sessionToken("other.myshopify.com");
    await bench.double.throttle({ shop: "other.myshopify.com", available: 0, restoreRate: 0 });
    expect((await bench.app.graphql("{ shop { id } }")).body.errors).toBeUndefined();
  });

  test("a query beyond 1,000 points is refused whatever the bucket holds", async () => {
    const { body } = await bench.app.graphql(
      `{ products(first: 250) { nodes { variants(first: 250) { nodes { media(first: 250) { nodes { id } } } } } } }`,
    );
    expect(body.errors[0].extensions.code).toBe("MAX_COST_EXCEEDED");
  });
});

describe("lists", () => {
  test("pages by cursor reach every product once, in both directions", async () => {
    for (const [size, cursor, next] of [
      ["first", "after", "endCursor"],
      ["last", "before", "startCursor"],
    ] as const) {
      const seen: string[] = [];
      let at: string | null = null;
      let more = true;
      while (more) {
        const { body }: GraphqlAnswer = await bench.app.graphql(
          `query ($at: String) {
            products(${size}: 7, ${cursor}: $at, sortKey: TITLE) {
              edges { node { title } }
              pageInfo { hasNextPage hasPreviousPage endCursor startCursor }
            }
          }`,
          { at },
        );
        const { edges, pageInfo } = body.data.products;
        seen.push(...edges.map((edge: { node: { title: string } }) => edge.node.title));
        at = pageInfo[next];
        more = size === "first" ? pageInfo.hasNextPage : pageInfo.hasPreviousPage;
      }
      expect(new Set(seen).size).toBe(30);
      expect(seen).toHaveLength(30);
    }
  });

  test("a page without a size, too big, or with a foreign cursor is refused", async () => {
    for (const args of ["", "(first: 251)", '(first: 1, after: "nonsense")', "(first: 1, last: 1)"]) {
      const { body } = await bench.app.graphql(`{ products${args} { nodes { id } } }`);
      expect([args, body.errors[0].extensions.code]).toEqual([args, "BAD_REQUEST"]);
    }
  });

  test("products are found by title, SKU, type and collection, and a collection lists its products in order", async () => {
    const titles = async (query: string) => {
      const { body } = await bench.app.graphql(
        "query ($query: String!) { products(first: 50, query: $query) { nodes { title } } }",
        { query },
      );
      return body.data.products.nodes.map((node: { title: string }) => node.title);
    };
    expect(await titles("sku:FJO-WB01-09")).toEqual(["Ridgeline Aluminium Bottle"]);
    expect(await titles('product_type:"Water bottles" AND -title:edition')).toEqual([
      "Ridgeline Aluminium Bottle",
    ]);
    expect(await titles("title:Ridgeline OR title:Fintail")).toHaveLength(6);

    const { body } = await bench.app.graphql(
      `{ collections(first: 1, query: "title:\\"Demo collection\\"") {
        nodes { title productsCount { count } products(first: 2) { nodes { title media(first: 5) { nodes { id } } } } }
      } }`,
    );
    const [collection] = body.data.collections.nodes;
    expect(collection.productsCount.count).toBe(30);
    expect(collection.products.nodes[0].title).toBe("Ridgeline Aluminium Bottle");
    expect(collection.products.nodes[0].media.nodes).toHaveLength(2);
  });

  test("a product search follows Shopify's syntax: words, beginnings, groups, states, tags and dates", async () => {
    const count = async (query: string) => {
      const { body } = await bench.app.graphql(
        "query ($query: String!) { productsCount(query: $query) { count precision } }",
        { query },
      );
      return [query, body.data.productsCount.count];
    };
    const all = (await bench.double.state(SHOP)).products;
    const ridgelines = all.filter((product) => product.title.includes("Ridgeline")).length;
    const second = all.filter((product) => /Ridgeline.*edition 2$/.test(product.title)).length;
    expect(second).toBe(1);
    for (const [query, expected] of [
      ["Ridgeline", ridgelines],
      ["ridgeline aluminium", ridgelines],
      ["Ridge", 0],
      ["Ridge*", ridgelines],
      ["ridge* bottle", ridgelines],
      ["title:Ridge*", ridgelines],
      ["title:'Ridgeline Aluminium'", ridgelines],
      ["title:'Aluminium Ridgeline'", 0],
      ["ridgeline – edition 2", second],
      ["ridgeline -- 'edition 2' –", second],
      ["FJO-WB01-09", ridgelines],
      ["sku:FJO-WB01*", ridgelines],
      ["vendor:nobody", 0],
      ["(Ridgeline OR Fintail) AND -Fintail", ridgelines],
      ["(Ridgeline OR Fintail) NOT Fintail", ridgelines],
      ["Ridgeline OR Fintail AND sku:NONE", ridgelines],
      ["status:active,draft Ridgeline", ridgelines],
      ["status:ARCHIVED", 0],
      ["created_at:>2020-01-01", all.length],
      ["created_at:<2020-01-01", 0],
      ["created_at:>='2020-01-01T00:00:00Z' updated_at:<2099-01-01", all.length],
      ["created_at:nonsense", 0],
      ["tag:none", 0],
      ["tag_not:none", all.length],
      ["%", 0],
    ] as const) {
      expect(await count(query)).toEqual([query, expected]);
    }
    const limited = await bench.app.graphql("{ productsCount(limit: 3) { count precision } }");
    expect(limited.body.data.productsCount).toEqual({ count: 3, precision: "AT_LEAST" });
  });

  test("a search that is not closed fails loudly", async () => {
    const { body } = await bench.app.graphql('{ products(first: 1, query: "(title:a") { nodes { id } } }');
    expect(body.errors[0].extensions.code).toBe("NOT_SERVED_BY_DOUBLE");
  });

  test("an unknown search key fails loudly", async () => {
    const { body } = await bench.app.graphql('{ products(first: 1, query: "colour:red") { nodes { id } } }');
    expect(body.errors[0].message).toBe('the double does not serve the search key "colour"');
  });

  test("a request that asks how its search is understood is told what was passed over", async () => {
    const ask = async (query: string) => {
      const counting = "query ($query: String) { productsCount(query: $query) { count } }";
      const { body } = await bench.app.graphql(counting, { query }, { "shopify-search-query-debug": "1" });
      return { count: body.data.productsCount.count, search: body.extensions.search };
    };
    const report = (query: string, ...warnings: object[]) => [{ path: ["productsCount"], query, warnings }];
    const { count: all } = await ask("status:active");
    const { count: some } = await ask("title:Ridgeline");
    expect(some).toBeLessThan(all);
    expect(await ask("title:Ridgeline colour:red")).toEqual({
      count: some,
      search: report("title:Ridgeline colour:red", {
        field: "colour",
        message: "Invalid search field for this query.",
        code: "invalid_field",
      }),
    });
    expect(await ask("title:(")).toMatchObject({
      count: 0,
      search: [{ warnings: [{ code: "invalid_syntax" }] }],
    });
    expect((await ask("status:active")).search).toEqual(report("status:active"));
    const known = await bench.app.graphql(
      '{ productsCount(query: "vendor:a inventory_total:0") { count } }',
      {},
      { "shopify-search-query-debug": "1" },
    );
    expect(known.body.errors[0].message).toBe('the double does not serve the search key "inventory_total"');
  });

  test("nodes answers in the order asked, null for what is not there", async () => {
    const [product] = (await bench.double.state(SHOP)).products;
    const ids = [product!.media[0]!.id, "gid://shopify/Product/1", product!.id];
    const { body } = await bench.app.graphql("query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename } }", {
      ids,
    });
    expect(body.data.nodes).toEqual([
      { id: ids[0], __typename: "MediaImage" },
      null,
      { id: ids[2], __typename: "Product" },
    ]);
    const invalid = await bench.app.graphql('{ node(id: "7") { id } }');
    expect(invalid.body.errors[0].message).toBe("Invalid global id '7'");
  });

  test("more than 250 entries in an input are refused", async () => {
    const ids = Array.from({ length: 251 }, (_, index) => `gid://shopify/Product/${index}`);
    const { body } = await bench.app.graphql("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids });
    expect(body.errors[0].message).toContain("greater than the maximum allowed of 250");
  });
});
