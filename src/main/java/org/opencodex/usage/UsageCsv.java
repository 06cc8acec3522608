package org.opencodex.usage;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Answers as CSV (RFC 4180), safe to be opened by a spreadsheet: no value begins a formula. */
final class UsageCsv {
    private static final List<String> HEAD = List.of(
            "at",
            "project",
            "chat_id",
            "provider",
            "model",
            "status",
            "input_tokens",
            "output_tokens",
            "cached_tokens",
            "reasoning_tokens",
            "estimated",
            "cost_usd",
            "first_token_ms",
            "duration_ms");

    private static final String BEGINS_A_FORMULA = "=+-@\t\r";

    private UsageCsv() {}

    static String of(List<UsageEntries.Answer> answers) {
        var csv = new StringBuilder(line(HEAD.toArray()));
        for (var answer : answers) {
            csv.append(line(
                    answer.at(),
                    answer.project(),
                    answer.chat(),
                    answer.provider(),
                    answer.model(),
                    answer.status(),
                    answer.inputTokens(),
                    answer.outputTokens(),
                    answer.cachedTokens(),
                    answer.reasoningTokens(),
                    answer.estimated(),
                    answer.cost() == null ? null : answer.cost().toPlainString(),
                    answer.firstTokenMs(),
                    answer.durationMs()));
        }
        return csv.toString();
    }

    private static String line(Object... values) {
        return Arrays.stream(values).map(UsageCsv::value).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String value(Object value) {
        if (value == null) {
            return "";
        }
        var text = value.toString();
        if (!text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        return text.matches("(?s).*[\",\r\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
