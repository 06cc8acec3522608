package org.opencodex.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencodex.llm.Calls.ask;
import static org.opencodex.llm.Calls.events;
import static org.opencodex.llm.Calls.failure;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;
import org.opencodex.rig.Script;
import org.opencodex.rig.ScriptedLlm;

/** Each refusal has its code, and words that say what to do and hold no key. */
class RefusalsTest {
    private static final String KEY = "sk-canary-0123456789";

    private final ScriptedLlm llm = new ScriptedLlm();

    @AfterEach
    void close() {
        llm.close();
    }

    private OpenCodexException refused(Script script) {
        return refused(script, Optional.of(KEY));
    }

    private OpenCodexException refused(Script script, Optional<String> key) {
        llm.next(script);
        return failure(events(Calls.openAi(llm.baseUrl(), key), ask("hello")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"error\":{\"message\":\"This model's maximum context length is 8192 tokens.\"}} | CONTEXT_TOO_LONG",
                "400 | {\"error\":\"the request exceeds the available context size\"} | CONTEXT_TOO_LONG",
                "413 | {} | CONTEXT_TOO_LONG",
                "400 | {\"error\":{\"message\":\"top_p must be below 1\"}} | PROVIDER_REJECTED",
                "422 | {\"message\":\"temperature\"} | PROVIDER_REJECTED",
                "402 | {\"error\":{\"message\":\"Insufficient credits\"}} | PROVIDER_REJECTED",
                "400 | {\"error\":{\"message\":\"x\",\"code\":\"model_not_found\"}} | MODEL_NOT_FOUND",
                "404 | {\"error\":{\"message\":\"model not found\"}} | MODEL_NOT_FOUND",
                "404 | <html>no page</html> | PROVIDER_REJECTED",
                "401 | {} | PROVIDER_KEY_REFUSED",
                "403 | {} | PROVIDER_KEY_REFUSED",
                "429 | {} | PROVIDER_RATE_LIMITED",
                "429 | {\"error\":{\"message\":\"x\",\"code\":\"insufficient_quota\"}} | PROVIDER_REJECTED",
                "307 | moved | PROVIDER_REJECTED",
                "408 | {} | TIMED_OUT",
                "500 | boom | PROVIDER_FAILED",
                "503 | {} | PROVIDER_FAILED",
                "529 | {} | PROVIDER_FAILED",
            })
    void haveTheirCode(int status, String body, ErrorCode code) {
        assertThat(refused(Script.refuses(status, body)).code()).isEqualTo(code);
    }

    @Test
    void sayThatAKeyIsWantedWhereThereIsNone() {
        var failure = refused(Script.refuses(401, "{}"), Optional.empty());
        assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_KEY_MISSING);
        assertThat(failure).hasMessageContaining("opencodex.llm.openai.api-key");
    }

    @Test
    void sendNoKeyWhereThereIsNone() {
        refused(Script.refuses(500, "{}"), Optional.empty());
        assertThat(llm.takeRequest().authorization()).isNull();
    }

    @Test
    void followNoRedirect() {
        refused(Script.refuses(307, "").header("Location", llm.baseUrl() + "/chat/completions"));
        llm.takeRequest();
        assertThat(llm.waitingRequests()).isZero();
    }

    @Test
    void quoteTheProviderShortlyOnOneLine() {
        var said = refused(Script.refuses(400, "{\"error\":{\"message\":\"a\\n\\u0000b" + "c".repeat(999) + "\"}}"))
                .getMessage();
        assertThat(said).contains("It said: a bcc").endsWith("…").hasSizeLessThan(800);
    }

    @Test
    void quoteNoHtml() {
        assertThat(refused(Script.page("<script>alert(1)</script>"))).hasMessageNotContaining("script");
    }

    @Test
    void holdNoKeyNorPartsOfOne() {
        var said = refused(Script.refuses(
                        401,
                        "{\"error\":{\"message\":\"Incorrect API key provided: sk-canar*****6789, not " + KEY + "\"}}"))
                .getMessage();
        assertThat(said)
                .contains("Incorrect API key provided: [key], not [key]")
                .doesNotContain("6789");
    }

    @Test
    void keepWhenToComeBack() {
        var refusal = Script.refuses(429, "{}");
        assertThat(refused(refusal.header("Retry-After", "7")).retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(refused(refusal.header("Retry-After-Ms", "1500")).retryAfter())
                .contains(Duration.ofMillis(1500));
        assertThat(refused(Script.refuses(503, "{}").header("Retry-After", "2")).retryAfter())
                .contains(Duration.ofSeconds(2));
        assertThat(refused(refusal.header("Retry-After", "soon")).retryAfter()).isEmpty();
        assertThat(refused(refusal.header("Retry-After", "-1")).retryAfter()).isEmpty();
    }

    @Test
    void understandADateToComeBack() {
        var inAnHour = ZonedDateTime.now(ZoneOffset.UTC).plusHours(1).format(DateTimeFormatter.RFC_1123_DATE_TIME);
        assertThat(RetryAfter.of(inAnHour, null)).hasValueSatisfying(delay -> assertThat(delay)
                .isBetween(Duration.ofMinutes(50), Duration.ofMinutes(60)));
    }

    @Test
    void nameAHostThatDoesNotExist() {
        var nowhere = URI.create("http://no-such-host.invalid:8080/v1");
        var failure = failure(events(Calls.openAi(nowhere, Optional.of(KEY)), ask("hello")));
        assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_UNREACHABLE);
        assertThat(failure).hasMessageContaining("no-such-host.invalid:8080");
    }
}
