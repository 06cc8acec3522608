package org.opencodex.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.opencodex.DeployedRoutes;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** I-11: the table of who may do what has a row for everything that a server answers, and for nothing else. */
class AccessMatrixTest {
    private static final String ADD_A_ROW = "rows of src/test/resources/access-matrix.txt, beside what is deployed";

    private final AccessMatrix matrix = AccessMatrix.read();

    @Test
    void hasARowForEachRoute() {
        var deployed = new TreeSet<String>();
        DeployedRoutes.ofTheApi().forEach((path, verbs) -> verbs.forEach(verb -> deployed.add(row(verb, path))));
        DeployedRoutes.ofServlets()
                .forEach((path, verbs) -> verbs.forEach(verb -> deployed.add(row(verb, "~" + path))));
        var rows = matrix.routes().stream()
                .map(route -> route.method() + " " + route.described())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(rows).as(ADD_A_ROW).isEqualTo(deployed);
    }

    private static String row(String verb, String path) {
        return verb.toUpperCase(Locale.ROOT) + " " + path;
    }

    @Test
    void hasARowForEachMessageOfASocket() {
        Map<String, Set<String>> rows = new HashMap<>();
        matrix.messages().stream()
                .filter(message -> !message.type().equals("unknown"))
                .forEach(message -> rows.computeIfAbsent(message.path(), path -> new TreeSet<>())
                        .add(message.type()));
        assertThat(rows).as(ADD_A_ROW).isEqualTo(described());
    }

    @Test
    void triesAnUnknownMessageOnEachSocket() {
        var tried = matrix.messages().stream()
                .filter(message -> message.type().equals("unknown"))
                .map(AccessMatrix.Message::path)
                .collect(Collectors.toSet());
        assertThat(tried).isEqualTo(described().keySet());
    }

    @Test
    void letsNobodyInWhoIsSuspendedOrUnknownWhereSomebodyElseIsRefused() {
        assertThat(matrix.routes())
                .filteredOn(
                        route -> List.of("403", "404").contains(route.cells().get(AccessMatrix.Principal.STRANGER)))
                .allSatisfy(route -> assertThat(List.of(
                                route.cells().get(AccessMatrix.Principal.SUSPENDED),
                                route.cells().get(AccessMatrix.Principal.ANONYMOUS)))
                        .as(route.toString())
                        .containsOnly("401"));
    }

    /** By the address of each channel, what the description of the frames says that it takes. */
    private static Map<String, Set<String>> described() {
        var document = map(new Load(LoadSettings.builder().build())
                .loadFromInputStream(AccessMatrixTest.class.getResourceAsStream("/META-INF/asyncapi.yaml")));
        var names = map(map(document.get("components")).get("messages"));
        Map<String, Set<String>> taken = new HashMap<>();
        map(document.get("channels"))
                .values()
                .forEach(channel -> taken.put(
                        (String) map(channel).get("address"),
                        map(map(channel).get("messages")).keySet().stream()
                                .filter(message -> message.endsWith("Request"))
                                .map(message -> (String) map(names.get(message)).get("name"))
                                .collect(Collectors.toCollection(TreeSet::new))));
        return taken;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
