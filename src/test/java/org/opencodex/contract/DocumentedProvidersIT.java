package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencodex.rig.Api;
import org.opencodex.rig.AppServer;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;
import org.opencodex.rig.Script;
import org.opencodex.rig.WireFormat;

/** What the page for administrators says of connecting model servers works as it stands there. */
@OnTheRig
class DocumentedProvidersIT {
    private static final Path PAGE = Path.of("src/doc/providers.md");
    private static final Pattern SETTING = Pattern.compile("(?m)^ {4}(OPENCODEX_LLM_[A-Z_]+)=(\\S+)$");

    private static final Pattern JSON = Pattern.compile("(?s)```json\\n(.*?)```");

    private static AppServer server;

    private final Rig rig;
    private final Api api = server.api();

    DocumentedProvidersIT(Rig rig) {
        this.rig = rig;
    }

    /** With the lines of the page, the scripted model in the place of each host. */
    @BeforeAll
    static void startWithWhatThePageSays(Rig rig) {
        var environment = new HashMap<String, String>();
        SETTING.matcher(page())
                .results()
                .forEach(setting -> environment.put(
                        setting.group(1), atTheRig(setting.group(2), rig.llm().baseUrl())));
        environment.put("OPENCODEX_LLM_CATALOGUE", catalogueOfThePage().toString());
        server = rig.anotherServer("documented", environment);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String page() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path catalogueOfThePage() {
        try {
            var json = JSON.matcher(page()).results().findFirst().orElseThrow().group(1);
            return Files.writeString(Files.createTempFile(AppServer.target(), "catalogue", ".json"), json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String atTheRig(String value, URI rig) {
        return value.replaceFirst("^https?://[^/]+", rig.getScheme() + "://" + rig.getAuthority());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            ollama           | llama3.2                     | OPENAI    | /v1/chat/completions        | authorization | none
            vllm             | Qwen/Qwen3-32B               | OPENAI    | /v1/chat/completions        | authorization | Bearer the-key-of-vllm-serve
            azure-openai     | my-deployment                | OPENAI    | /openai/v1/chat/completions | api-key       | the-key-of-the-resource
            litellm          | the-model-name-of-its-config | OPENAI    | /v1/chat/completions        | authorization | Bearer sk-a-virtual-key
            custom-openai    | its-model                    | OPENAI    | /v1/chat/completions        | authorization | Bearer its-key
            custom-anthropic | its-model                    | ANTHROPIC | /v1/messages                | x-api-key     | its-key
            """)
    void answers(String provider, String model, WireFormat wire, String path, String header, String key) {
        var project = api.newProject();
        api.put(
                "projects/" + project + "/agent-config",
                "{\"llm_provider\":\"" + provider + "\",\"llm_model\":\"" + model + "\"}");
        rig.llm().next(Script.says("Connected."));
        try (var stream = api.stream(api.newChat(project))) {
            stream.say("Hello");
            assertThat(stream.until("end").getLast().getInt("text_length")).isEqualTo("Connected.".length());
        }
        var request = rig.llm().takeRequest();
        assertThat(request.wire()).isEqualTo(wire);
        assertThat(request.path()).isEqualTo(path);
        assertThat(request.body().getString("model")).isEqualTo(model);
        assertThat(request.keys()).isEqualTo(key == null ? Map.of() : Map.of(header, key));
    }

    @Test
    void addsTheCatalogueOfThePage() {
        var models = api.get("providers/in-house/models");
        assertThat(models.at("/models/0/id")).isEqualTo("our-model");
        assertThat(models.at("/models/0/context_window")).isEqualTo("32768");
        assertThat(models.at("/models/0/price/output")).isEqualTo("0.6");
    }

    @Test
    void offersTheDocumentedModelToNewProjects() {
        var config = api.get("projects/" + api.newProject() + "/agent-config");
        assertThat(config.at("/llm_provider")).isEqualTo("ollama");
        assertThat(config.at("/llm_model")).isEqualTo("llama3.2");
    }
}
