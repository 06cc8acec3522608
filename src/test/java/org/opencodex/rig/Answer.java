package org.opencodex.rig;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;

/** What the server answered. */
public record Answer(int status, HttpHeaders headers, String body) {
    static Answer of(HttpResponse<String> response) {
        var where = "the answer of " + response.uri();
        Canaries.look(where, response.headers().map().toString());
        return new Answer(response.statusCode(), response.headers(), Canaries.look(where, response.body()));
    }

    public JsonObject json() {
        return read(body);
    }

    static JsonObject read(String json) {
        try (var reader = Json.createReader(new StringReader(Canaries.look("JSON from a server", json)))) {
            return reader.readObject();
        }
    }

    /** The value at a JSON pointer (RFC 6901): strings without their quotes, others as JSON. */
    public String at(String pointer) {
        return text(Json.createPointer(pointer).getValue(json()));
    }

    /** The value of one member in each object of a list. */
    public List<String> each(String list, String member) {
        return json().getJsonArray(list).getValuesAs(JsonObject.class).stream()
                .map(object -> text(object.get(member)))
                .toList();
    }

    /** The fields that a problem complains about. */
    public List<String> badFields() {
        return each("errors", "field");
    }

    public String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    /** Without parameters. */
    public String mediaType() {
        var type = header("Content-Type");
        return type == null ? null : type.split(";")[0].strip();
    }

    static String text(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : String.valueOf(value);
    }
}
