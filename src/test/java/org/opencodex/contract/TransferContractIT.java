package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.Answer;
import org.opencodex.rig.Api;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;
import org.opencodex.rig.Script;

/** What is exported comes back as it was, branches and configuration included. */
@OnTheRig
class TransferContractIT {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Rig rig;
    private final Api api;

    TransferContractIT(Rig rig) {
        this.rig = rig;
        this.api = rig.api();
    }

    private byte[] export(String query) throws IOException, InterruptedException {
        var answer = CLIENT.send(api.request("export" + query).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;");
        return answer.body();
    }

    private Answer imported(byte[] archive) {
        return api.send(api.request("import")
                .header("Content-Type", "application/zip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(archive)));
    }

    private Answer importedChat(String project, JsonObject chat) {
        return api.post("import?project_id=" + project, chat.toString());
    }

    private static Map<String, String> unzipped(byte[] archive) throws IOException {
        var files = new LinkedHashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), text(zip));
            }
        }
        return files;
    }

    private static String text(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static byte[] zipped(Map<String, String> files) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    /** A chat with a tree of messages of every kind, and the texts that are likeliest to be damaged. */
    private static JsonObject randomChat(Random random) {
        var texts = List.of(
                "plain", "", "a\r\nb\tc", "\u00e4\u00f6\u00fc \ud83e\udd8a", "<b>&amp;</b>", "`code` $x$", "\\ \" /");
        var ids = new ArrayList<String>();
        JsonArrayBuilder messages = Json.createArrayBuilder();
        var count = random.nextInt(1, 40);
        for (var i = 0; i < count; i++) {
            var id = new UUID(random.nextLong(), random.nextLong()).toString();
            var answer = random.nextBoolean();
            var message = Json.createObjectBuilder()
                    .add("id", id)
                    .add("role", answer ? "assistant" : random.nextInt(9) == 0 ? "system" : "user")
                    .add("content", texts.get(random.nextInt(texts.size())) + i)
                    .add(
                            "created_at",
                            "2026-0%d-03T04:05:06.%06dZ".formatted(1 + random.nextInt(9), random.nextInt(1_000_000)))
                    .add("message_metadata", Json.createObjectBuilder().add("n", random.nextInt()))
                    .add("status", "completed");
            if (!ids.isEmpty() && random.nextInt(8) > 0) {
                message.add("parent_id", ids.get(random.nextInt(ids.size())));
            }
            if (answer) {
                message.add(
                                "status",
                                List.of("completed", "stopped", "failed", "interrupted")
                                        .get(random.nextInt(4)))
                        .add("provider", "openai")
                        .add("model", "m-" + i)
                        .add("finish_reason", "length")
                        .add("reasoning", "since " + texts.get(random.nextInt(texts.size())))
                        .add("usage", Json.createObjectBuilder().add("input_tokens", i))
                        .add("omitted_messages", i)
                        .add("rating", random.nextBoolean() ? "up" : "down");
            }
            messages.add(message);
            ids.add(id);
        }
        return Json.createObjectBuilder()
                .add("format", "open-codex-chat")
                .add("version", 1)
                .add("name", "Chat \u00df " + random.nextInt(100))
                .add("auto_named", random.nextBoolean())
                .add("archived", random.nextBoolean())
                .add("pinned", random.nextBoolean())
                .add("created_at", "2026-01-02T03:04:05.000600Z")
                .add("last_active_at", "2026-02-02T03:04:05.000600Z")
                .add("active_message_id", ids.get(random.nextInt(ids.size())))
                .add("messages", messages)
                .build();
    }

    /** The same with ids by place: they are others after an import. */
    private static JsonObject numbered(JsonObject chat) {
        Map<String, String> places = new HashMap<>();
        chat.getJsonArray("messages")
                .forEach(message -> places.put(message.asJsonObject().getString("id"), "#" + places.size()));
        var text = chat.toString();
        for (var place : places.entrySet()) {
            text = text.replace(place.getKey(), place.getValue());
        }
        return json(text);
    }

    @Test
    void aChatComesBackAsItWas() {
        var project = api.newProject();
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (var round = 0; round < 20; round++) {
            var chat = randomChat(random);
            var imported = importedChat(project, chat);
            assertThat(imported.status())
                    .as("seed %d: %s", seed, imported.body())
                    .isEqualTo(200);
            var id = imported.json().getJsonArray("chat_ids").getString(0);
            var exported = api.get("chats/" + id + "/export?format=json");
            assertThat(numbered(exported.json())).as("seed %d", seed).isEqualTo(numbered(chat));
        }
    }

    @Test
    void aProjectComesBackAsItWas() throws IOException, InterruptedException {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var project = api.newProject();
        api.put("projects/" + project, "{\"name\":\"Baking \\u00fc\",\"description\":\"Rye\"}");
        api.put(
                "projects/" + project + "/agent-config",
                "{\"system_instructions\":\"Be brief.\",\"enabled_tools\":[\"x\"],\"llm_config\":{\"temperature\":0.1}}");
        for (var i = 0; i < 5; i++) {
            importedChat(project, randomChat(random));
        }
        var archive = export("?project_id=" + project);
        var imported = imported(archive);
        assertThat(imported.status()).as("seed %d: %s", seed, imported.body()).isEqualTo(200);
        assertThat(imported.json().getJsonArray("chat_ids")).hasSize(5);
        var copy = imported.json().getJsonArray("project_ids").getString(0);
        assertThat(comparable(export("?project_id=" + copy)))
                .as("seed %d", seed)
                .isEqualTo(comparable(archive));
        assertThat(api.get("projects/" + copy).at("/name")).isEqualTo("Baking \u00fc");
        assertThat(api.get("projects/" + copy + "/agent-config").at("/system_instructions"))
                .isEqualTo("Be brief.");
    }

    private static Map<String, JsonObject> comparable(byte[] archive) throws IOException {
        Map<String, JsonObject> files = new LinkedHashMap<>();
        unzipped(archive).forEach((name, text) -> {
            if (!name.equals("open-codex.json")) {
                files.put(name, name.contains("/chats/") ? numbered(json(text)) : json(text));
            }
        });
        return files;
    }

    @Test
    void allThatOneHasIsExported() throws IOException, InterruptedException {
        var project = api.newProject();
        var chat = api.newChat(project);
        api.newMessage(chat, "A needle in the export");
        assertThat(String.join("\n", unzipped(export("")).values())).contains("A needle in the export");
    }

    @Test
    void aChatIsKeptAsMarkdown() {
        var chat = api.newChat();
        api.newMessage(chat, "How wet?");
        var kept = api.get("chats/" + chat + "/export");
        assertThat(kept.mediaType()).isEqualTo("text/markdown");
        assertThat(kept.header("Content-Disposition")).contains("A chat.md");
        assertThat(kept.body()).startsWith("# A chat\n\n## You, ").contains("How wet?");
    }

    @Test
    void anAnswerUnderWayIsLeftOut() {
        var chat = api.newChat();
        rig.llm().next(Script.gated("x"));
        var question = api.post("chats/" + chat + "/generations", "{\"type\":\"message\",\"content\":\"Go\"}")
                .at("/user_message/id");
        var kept = api.get("chats/" + chat + "/export?format=json");
        rig.llm().release(1);
        // Else it would take what the next test lets go.
        await().until(() -> api.messages(chat).each("messages", "content").contains("x"));
        assertThat(kept.each("messages", "id")).containsExactly(question);
        assertThat(kept.at("/active_message_id")).isEqualTo(question);
    }

    @Test
    void aChatThatShowsNothingShowsWhatWasSaidLast() {
        var chat = Json.createObjectBuilder(randomChat(new Random(7)))
                .remove("active_message_id")
                .build();
        var id = importedChat(api.newProject(), chat)
                .json()
                .getJsonArray("chat_ids")
                .getString(0);
        var last =
                api.get("chats/" + id + "/messages?all=true&limit=1000&include=failed").each("messages", "id").stream()
                        .max(String::compareTo)
                        .orElseThrow();
        assertThat(api.get("chats/" + id).at("/active_message_id")).isEqualTo(last);
        assertThat(api.delete("chats/" + id + "/messages/" + last).status()).isEqualTo(204);
    }

    @Test
    void aFileThatIsWrongChangesNothing() throws IOException {
        var projects = api.get("projects").at("/total");
        var manifest = "{\"format\":\"open-codex-export\",\"version\":1}";
        var project = "{\"name\":\"P\",\"created_at\":\"2026-01-02T03:04:05Z\",\"agent_config\":{}}";
        var files = new LinkedHashMap<String, String>();
        files.put("open-codex.json", manifest);
        files.put("projects/1/project.json", project);
        files.put("projects/1/chats/1.json", "{\"format\":\"open-codex-chat\",\"version\":1,\"name\":\"C\"}");
        var refused = imported(zipped(files));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.badFields()).containsExactly("projects/1/chats/1.json: created_at");

        files.put("projects/1/chats/1.json", "{");
        assertThat(imported(zipped(files)).at("/detail")).contains("projects/1/chats/1.json");
        files.remove("projects/1/project.json");
        assertThat(imported(zipped(files)).badFields()).containsExactly("projects/1/project.json");
        assertThat(imported("no zip".getBytes(StandardCharsets.UTF_8)).at("/detail"))
                .contains("no whole export of Open Codex");
        var whole = zipped(files);
        assertThat(imported(Arrays.copyOf(whole, whole.length / 2)).at("/detail"))
                .contains("no whole export of Open Codex");
        assertThat(api.get("projects").at("/total")).isEqualTo(projects);
    }

    @Test
    void aChatThatIsWrongIsExplained() {
        var project = api.newProject();
        var good = Json.createObjectBuilder()
                .add("id", new UUID(1, 1).toString())
                .add("role", "user")
                .add("content", "x")
                .add("created_at", "2026-01-02T03:04:05Z");
        var bad = Json.createObjectBuilder(good.build());
        assertThat(refused(
                        project, bad.add("parent_id", new UUID(2, 2).toString()).build()))
                .containsExactly("messages[0].parent_id");
        assertThat(refused(project, Json.createObjectBuilder(json("{}")).build()))
                .contains("messages[0].id", "messages[0].role", "messages[0].content");
        assertThat(refused(project, JsonValue.TRUE)).containsExactly("messages[0]");
        assertThat(api.get("chats?project_id=" + project).at("/total")).isEqualTo("0");
    }

    private List<String> refused(String project, JsonValue message) {
        return importedChat(
                        project,
                        Json.createObjectBuilder()
                                .add("format", "open-codex-chat")
                                .add("version", 1)
                                .add("name", "C")
                                .add("created_at", "2026-01-02T03:04:05Z")
                                .add("messages", Json.createArrayBuilder().add(message))
                                .build())
                .badFields();
    }
}
