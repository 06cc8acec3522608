package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencodex.rig.Api;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;
import org.opencodex.rig.Script;

/** What answers took: counted once, kept when the chat goes, and unknown where it is. */
@OnTheRig
class UsageContractIT {
    private final Rig rig;
    private final Api api;
    private final String project;

    UsageContractIT(Rig rig) {
        this.rig = rig;
        this.api = rig.api();
        this.project = api.newProject();
    }

    private String use(String model) {
        api.put("projects/" + project + "/agent-config", "{\"llm_model\":\"" + model + "\"}");
        return api.newChat(project);
    }

    /** Asks, and waits until the answer has ended; returns its id. */
    private String ask(String chat, Script script) {
        rig.llm().next(script);
        var begun = api.post("chats/" + chat + "/generations", "{\"type\":\"message\",\"content\":\"Hello there\"}");
        assertThat(begun.status()).as(begun.body()).isEqualTo(202);
        var id = begun.at("/message/id");
        await().until(() ->
                !api.get("chats/" + chat + "/messages/" + id).at("/status").matches("queued|streaming"));
        return id;
    }

    private String usage(String query) {
        return "usage?project_id=" + project + query;
    }

    @Test
    void isTheTokensAndTheirPrice() {
        var chat = use("gpt-4o");
        var message = api.get("chats/" + chat + "/messages/" + ask(chat, Script.says("a", "b", "c")));

        // 7 tokens in, 3 out, at 2.50 and 10 dollars for a million.
        assertThat(message.at("/usage/input_tokens")).isEqualTo("7");
        assertThat(message.at("/usage/output_tokens")).isEqualTo("3");
        assertThat(Double.parseDouble(message.at("/usage/cost"))).isEqualTo(0.0000475);
        assertThat(message.at("/usage/duration_ms")).isNotNull();
        var sums = api.get(usage(""));
        assertThat(sums.status()).as(sums.body()).isEqualTo(200);
        assertThat(sums.at("/total/answers")).isEqualTo("1");
        assertThat(sums.at("/total/input_tokens")).isEqualTo("7");
        assertThat(sums.at("/total/output_tokens")).isEqualTo("3");
        assertThat(Double.parseDouble(sums.at("/total/cost"))).isEqualTo(0.0000475);
        assertThat(sums.at("/total/unpriced_answers")).isEqualTo("0");
        assertThat(sums.at("/currency")).isEqualTo("USD");
        assertThat(sums.each("rows", "key"))
                .containsExactly(LocalDate.now(ZoneOffset.UTC).toString());
    }

    @Test
    void saysThatNobodyKnowsThePrice() {
        var chat = use("a-model-of-ours");
        var message = api.get("chats/" + chat + "/messages/" + ask(chat, Script.says("a")));
        assertThat(message.json().getJsonObject("usage")).doesNotContainKey("cost");
        var sums = api.get(usage(""));
        assertThat(sums.at("/total/cost")).isEqualTo("null");
        assertThat(sums.at("/total/unpriced_answers")).isEqualTo("1");
    }

    @Test
    void isEstimatedWhereTheProviderTellsNothing() {
        var chat = use("gpt-4o");
        var id = ask(chat, Script.says("some", " words").ending(Script.Ending.RESET));
        var message = api.get("chats/" + chat + "/messages/" + id);
        assertThat(message.at("/status")).isEqualTo("failed");
        assertThat(message.at("/usage/estimated")).isEqualTo("true");
        assertThat(Integer.parseInt(message.at("/usage/output_tokens"))).isPositive();
        assertThat(api.get(usage("")).at("/total/answers")).isEqualTo("1");
    }

    @Test
    void staysWhenTheChatGoes() {
        var chat = use("gpt-4o");
        ask(chat, Script.says("a"));
        api.delete("chats/" + chat);
        var byChat = api.get(usage("&group_by=chat"));
        assertThat(byChat.at("/total/answers")).isEqualTo("1");
        assertThat(byChat.at("/rows/0/key")).isEqualTo(chat);
        assertThat(byChat.at("/rows/0/name")).isEqualTo("null");
    }

    @Test
    void canBeSortedOut() {
        ask(use("gpt-4o"), Script.says("a"));
        ask(use("gpt-4.1"), Script.says("a", "b"));
        assertThat(api.get(usage("&group_by=model")).each("rows", "key"))
                .containsExactlyInAnyOrder("gpt-4o", "gpt-4.1");
        assertThat(api.get(usage("&model=gpt-4.1")).at("/total/output_tokens")).isEqualTo("2");
        assertThat(api.get(usage("&provider=anthropic")).at("/total/answers")).isEqualTo("0");
        assertThat(api.get(usage("&group_by=project")).each("rows", "key")).containsExactly(project);
        assertThat(api.get(usage("&group_by=provider")).each("rows", "key")).containsExactly("openai");
        assertThat(api.get(usage("&from=2020-01-01&to=2020-01-31")).at("/total/answers"))
                .isEqualTo("0");
        assertThat(api.get("usage?project_id=0198f3a0-1c2b-7d4e-8f60-718293a4b5c6")
                        .at("/total/answers"))
                .isEqualTo("0");
    }

    @Test
    void comesAsCsvThatBeginsNoFormula() {
        api.put("projects/" + project, "{\"name\":\"=cmd|' /C calc'!A0, \\\"quoted\\\"\"}");
        ask(use("gpt-4o"), Script.says("a", "b"));

        var csv = api.get("usage/answers.csv?project_id=" + project);

        assertThat(csv.status()).as(csv.body()).isEqualTo(200);
        assertThat(csv.mediaType()).isEqualTo("text/csv");
        assertThat(csv.header("Content-Disposition")).startsWith("attachment; filename=\"usage-");
        var lines = csv.body().split("\r\n");
        assertThat(lines[0]).startsWith("at,project,chat_id,provider,model,status,input_tokens");
        assertThat(lines).hasSize(2);
        assertThat(lines[1]).contains(",\"'=cmd|' /C calc'!A0, \"\"quoted\"\"\",", ",openai,gpt-4o,completed,7,2,");
    }

    @ParameterizedTest
    @CsvSource({
        "from=yesterday, from",
        "to=2026-13-01, to",
        "from=2026-02-01&to=2026-01-01, from",
        "group_by=colour, group_by",
        "project_id=7, project_id",
        "chat_id=x, chat_id"
    })
    void namesTheParameterThatIsWrong(String query, String field) {
        var refused = api.get("usage?" + query);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.badFields()).containsExactly(field);
    }
}
