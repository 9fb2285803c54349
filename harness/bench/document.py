"""An OpenAPI document of any size, such as vendors publish."""
import pathlib

HEAD = """openapi: 3.0.3
info: {title: Things, version: "1"}
servers: [{url: "https://api.example.com/v1"}]
paths:
"""
OPERATION = """  /shops/{{shop_id}}/kind_{0}_things/{{kind_{0}_thing}}:
    get:
      operationId: things/get-kind-{0}
      summary: Get a thing of kind {0}
      description: >-
        Gives one thing, whose owner the caller must be, and which was not
        deleted before.
      parameters:
        - {{name: shop_id, in: path, required: true, schema: {{type: integer}}}}
        - name: kind_{0}_thing
          in: path
          required: true
          description: The number of the thing.
          schema: {{type: integer}}
      responses:
        "200":
          description: The thing
          content:
            application/json:
              schema: {{$ref: "#/components/schemas/kind-{0}-thing"}}
        "404":
          description: Resource not found
  /shops/{{shop_id}}/kind_{0}_things/search:
    post:
      operationId: things/search-kind-{0}
      parameters: [{{name: shop_id, in: path, required: true, schema: {{type: integer}}}}]
      responses:
        "204": {{description: Nothing}}
        "404": {{description: The thing was not found}}
"""
SCHEMA = """    kind-{0}-thing:
      type: object
      required: [id, name]
      properties:
        id: {{type: integer, example: {0}}}
        name:
          type: string
          description: What people call it, which need not be unique
"""


def write(folder: str, kinds: int) -> str:
    """Writes a document that tells of so many kinds of things; gives its name in the folder."""
    text = HEAD + "".join(OPERATION.format(i) for i in range(kinds))
    text += "components:\n  schemas:\n" + "".join(SCHEMA.format(i) for i in range(kinds))
    name = f"things-{kinds}.yaml"
    pathlib.Path(folder, name).write_text(text)
    return name
