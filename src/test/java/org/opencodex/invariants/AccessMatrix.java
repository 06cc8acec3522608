package org.opencodex.invariants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The table of who may do what, {@code access-matrix.txt}. */
record AccessMatrix(List<Route> routes, List<Message> messages) {
    private static final String SOCKET = "SOCKET";

    /** Who asks, in the order of the columns. */
    enum Principal {
        OWNER,
        EDITOR,
        VIEWER,
        READER,
        STRANGER,
        TOKEN,
        REMOVED,
        SUSPENDED,
        ADMINISTRATOR,
        ANONYMOUS
    }

    /** @param body null where there is none */
    record Route(String method, String path, Map<Principal, String> cells, String body) {
        /** As the API's description names it. */
        String described() {
            return path.replaceAll("\\?.*", "");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    record Message(String path, String type, Map<Principal, String> cells, String frame) {
        @Override
        public String toString() {
            return path + " " + type;
        }
    }

    static AccessMatrix read() {
        var matrix = new AccessMatrix(new ArrayList<>(), new ArrayList<>());
        lines("/access-matrix.txt").forEach(matrix::add);
        return matrix;
    }

    /** Of a file among the tests' resources, without comments and empty ones. */
    static List<String> lines(String file) {
        try (var in = AccessMatrix.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String line) {
        var isMessage = line.startsWith(SOCKET + " ");
        var before = isMessage ? 3 : 2;
        var words = line.trim().split("\\s+", before + Principal.values().length + 1);
        if (words.length < before + Principal.values().length) {
            throw new AssertionError("A row without a cell for each principal: " + line);
        }
        var cells = new EnumMap<Principal, String>(Principal.class);
        Arrays.stream(Principal.values()).forEach(who -> cells.put(who, words[before + who.ordinal()]));
        var rest = words.length > before + cells.size() ? words[words.length - 1] : null;
        if (isMessage) {
            messages.add(new Message(words[1], words[2], cells, rest));
        } else {
            routes.add(new Route(words[0], words[1], cells, rest));
        }
    }
}
