package org.opencodex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The hand-written description of the frames names what the code sends and takes. */
class AsyncApiTest {
    private static final Path SOURCES = Path.of("src/main/java/org/opencodex");
    private static final Pattern SENT =
            Pattern.compile("(?:frame|ofList)\\(\"([a-z_]+)\"|\\\\\"type\\\\\":\\\\\"([a-z_]+)\\\\\"");
    private static final Pattern TAKEN = Pattern.compile("case \"([a-z]+)\"|type\\.equals\\(\"([a-z]+)\"\\)");

    private final Map<String, Object> document = read();

    @Test
    void describesTheFramesThatAreSent() throws IOException {
        var sent = found(SENT, "delivery/Frames.java", "generation/Terminal.java");
        sent.addAll(Set.of("chunk", "reasoning"));
        assertThat(names(false)).isEqualTo(sent);
    }

    @Test
    void describesTheFramesThatAreTaken() throws IOException {
        assertThat(names(true)).isEqualTo(found(TAKEN, "delivery/ChatRequests.java", "generation/Ask.java"));
    }

    @Test
    void refersToNothingThatIsNotThere() throws IOException {
        var text = Files.readString(Path.of("src/main/resources/META-INF/asyncapi.yaml"));
        var references = Pattern.compile("\\$ref: '#/([^']+)'").matcher(text);
        while (references.find()) {
            Object found = document;
            for (var step : references.group(1).split("/")) {
                found = ((Map<?, ?>) found).get(step);
                assertThat(found).as(references.group(1)).isNotNull();
            }
        }
    }

    private Set<String> names(boolean requests) {
        return map(map(document, "components"), "messages").entrySet().stream()
                .filter(message -> message.getKey().endsWith("Request") == requests)
                .map(message -> (String) ((Map<?, ?>) message.getValue()).get("name"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> found(Pattern pattern, String... files) throws IOException {
        Set<String> found = new HashSet<>();
        for (var file : files) {
            var matches = pattern.matcher(Files.readString(SOURCES.resolve(file)));
            while (matches.find()) {
                found.add(matches.group(1) == null ? matches.group(2) : matches.group(1));
            }
        }
        return new TreeSet<>(found);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> parent, String name) {
        return (Map<String, Object>) parent.get(name);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> read() {
        var yaml = AsyncApiTest.class.getResourceAsStream("/META-INF/asyncapi.yaml");
        return (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromInputStream(yaml);
    }
}
