package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencodex.rig.Answer;
import org.opencodex.rig.Api;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;

/** What was said is found: by words, in all branches, and only one's own. */
@OnTheRig
class SearchContractIT {
    private final Api api;
    private final String project;
    private final String chat;

    /** In the words of no other test. */
    private final String word = "w" + UUID.randomUUID().toString().replace("-", "");

    SearchContractIT(Rig rig) {
        api = rig.api();
        project = api.newProject();
        chat = api.newChat(project);
    }

    private Answer find(String words, String more) {
        var found = api.get("search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + more);
        assertThat(found.status()).as(found.body()).isEqualTo(200);
        return found;
    }

    private List<String> messages(String words) {
        return find(words, "").each("messages", "message_id");
    }

    private String say(String content) {
        return api.newMessage(chat, content);
    }

    @Test
    void aMessageIsFoundByWordsAndTheBeginningOfOne() {
        var id = say("A rye dough for " + word + " is rather wet");
        var hit = find("rye " + word.substring(0, 20), "");
        assertThat(hit.each("messages", "message_id")).containsExactly(id);
        assertThat(hit.at("/total")).isEqualTo("1");
        assertThat(hit.at("/messages/0/chat_id")).isEqualTo(chat);
        assertThat(hit.at("/messages/0/project_id")).isEqualTo(project);
        assertThat(hit.at("/messages/0/role")).isEqualTo("user");
        assertThat(hit.at("/messages/0/created_at"))
                .startsWith(String.valueOf(LocalDate.now(ZoneOffset.UTC).getYear()));
        var pieces = hit.json().getJsonArray("messages").getJsonObject(0).getJsonArray("snippet");
        assertThat(pieces.getValuesAs(JsonObject.class).stream()
                        .filter(piece -> piece.getBoolean("hit"))
                        .map(piece -> piece.getString("text")))
                .containsExactly("rye", word);
        assertThat(text(pieces)).isEqualTo("A rye dough for " + word + " is rather wet");
    }

    private static String text(JsonArray pieces) {
        return pieces.getValuesAs(JsonObject.class).stream()
                .map(piece -> piece.getString("text"))
                .collect(Collectors.joining());
    }

    @Test
    void ofALongMessageWhatStandsAroundTheWordsIsShown() {
        say("before ".repeat(200) + word + " after".repeat(200));
        var snippet =
                find(word, "").json().getJsonArray("messages").getJsonObject(0).getJsonArray("snippet");
        assertThat(text(snippet)).contains("before " + word + " after").hasSizeLessThan(400);
    }

    @Test
    void allWordsMustBeThereAndAPhraseTogether() {
        var both = say(word + " alpha beta");
        var apart = say(word + " beta and then alpha");
        say(word + " gamma");
        assertThat(messages(word + " alpha beta")).containsExactlyInAnyOrder(both, apart);
        assertThat(messages(word + " \"alpha beta\"")).containsExactly(both);
        assertThat(messages(word + " delta")).isEmpty();
    }

    @Test
    void theBestComesFirstAndPagesFollow() {
        say(word + " once, and very many other words around it that make it less of a match");
        var best = say(word + " " + word + " " + word);
        assertThat(messages(word).getFirst()).isEqualTo(best);
        assertThat(find(word, "&limit=1&skip=1").each("messages", "message_id"))
                .hasSize(1)
                .doesNotContain(best);
        assertThat(find(word, "&limit=1").at("/total")).isEqualTo("2");
        assertThat(find(word, "&skip=5").at("/total")).isEqualTo("2");
    }

    @Test
    void aChatIsFoundByItsName() {
        api.put("chats/" + chat, "{\"name\":\"Notes on " + word + "\"}");
        var hit = find(word, "");
        assertThat(hit.each("chats", "chat_id")).containsExactly(chat);
        assertThat(hit.at("/chats/0/name/1/text")).isEqualTo(word);
        assertThat(find(word, "&project_id=" + api.newProject()).each("chats", "chat_id"))
                .isEmpty();
    }

    @Test
    void filtersNarrowIt() {
        var user = say(word);
        api.post("chats/" + chat + "/messages", "{\"content\":\"" + word + "\",\"role\":\"assistant\"}");
        var today = LocalDate.now(ZoneOffset.UTC);
        assertThat(find(word, "&role=user").each("messages", "message_id")).containsExactly(user);
        assertThat(find(word, "&project_id=" + project).at("/total")).isEqualTo("2");
        assertThat(find(word, "&project_id=" + api.newProject()).at("/total")).isEqualTo("0");
        assertThat(find(word, "&chat_id=" + chat).at("/total")).isEqualTo("2");
        assertThat(find(word, "&chat_id=" + api.newChat(project)).at("/total")).isEqualTo("0");
        assertThat(find(word, "&from=" + today.minusDays(1) + "&to=" + today.plusDays(1))
                        .at("/total"))
                .isEqualTo("2");
        assertThat(find(word, "&to=" + today.minusDays(2)).at("/total")).isEqualTo("0");
    }

    @Test
    void whatIsDeletedIsNotFound() {
        say(word);
        api.put("chats/" + chat, "{\"name\":\"" + word + "\"}");
        api.delete("chats/" + chat);
        var hit = find(word, "");
        assertThat(hit.at("/total")).isEqualTo("0");
        assertThat(hit.each("chats", "chat_id")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  ", "& | !", "'", "\\", "a'b\\c", ":*", "<->", "\"", "\"unfinished", "😀", "x:*a & !y | (z"
            })
    void nothingThatIsTypedBreaksIt(String typed) {
        assertThat(find(typed, "").json().getJsonArray("messages")).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "q=a&role=robot,role",
        "q=a&from=yesterday,from",
        "q=a&from=-0001-01-01,from",
        "q=a&to=%2B999999999-12-31,to",
        "q=a%00b,q",
        "q=a&limit=101,limit",
        "q=a&project_id=7,project_id",
        "x=a,q"
    })
    void namesTheParameterThatIsWrong(String query, String field) {
        var refused = api.get("search?" + query);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.badFields()).containsExactly(field);
    }
}
