package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencodex.rig.Api;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;

/** Everywhere: {@code skip >= 0}, {@code 1 <= limit <= 1000}. */
@OnTheRig
class PagingContractIT {
    private final Api api;

    PagingContractIT(Rig rig) {
        api = rig.api();
    }

    static Stream<Arguments> badPages() {
        var bad = Stream.of(
                "skip=-1",
                "skip=x",
                "skip=",
                "skip=1.5",
                "skip=99999999999",
                "limit=0",
                "limit=-1",
                "limit=1001",
                "limit=x",
                "limit=");
        return bad.flatMap(query -> Stream.of("projects", "chats", "messages").map(list -> Arguments.of(list, query)));
    }

    @ParameterizedTest
    @MethodSource("badPages")
    void rejectsABadPage(String list, String query) {
        var answer = api.get(path(list) + "?" + query);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.badFields()).containsExactly(query.split("=")[0]);
    }

    static Stream<Arguments> edges() {
        return Stream.of("skip=0", "skip=2147483647", "limit=1", "limit=1000")
                .flatMap(query -> Stream.of("projects", "chats", "messages").map(list -> Arguments.of(list, query)));
    }

    @ParameterizedTest
    @MethodSource("edges")
    void takesTheEdges(String list, String query) {
        assertThat(api.get(path(list) + "?" + query).status()).isEqualTo(200);
    }

    @Test
    void skipsTheFirstOnes() {
        var first = api.newProject();
        api.newProject();
        assertThat(api.get("projects?skip=1&limit=1").each("projects", "id")).containsExactly(first);
    }

    @Test
    void endsEmptyBehindTheLast() {
        assertThat(api.get("projects?skip=1000000").each("projects", "id")).isEmpty();
    }

    private String path(String list) {
        return list.equals("messages") ? "chats/" + api.newChat() + "/messages" : list;
    }
}
