package org.opencodex.llm;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes what langchain4j makes of a stream, except for its end: that is the transport's to tell, since langchain4j's modules
 * report completion too early, too often or not at all.
 */
final class AnswerHandler implements StreamingChatResponseHandler {
    private final StreamGuard guard;
    private final ProviderFailures failures;
    private final Function<ChatResponse, Optional<TokenUsage>> counts;
    private Optional<TokenUsage> usage = Optional.empty();

    AnswerHandler(StreamGuard guard, ProviderFailures failures, Function<ChatResponse, Optional<TokenUsage>> counts) {
        this.guard = guard;
        this.failures = failures;
        this.counts = counts;
    }

    @Override
    public void onPartialResponse(String delta) {
        guard.text(delta);
    }

    @Override
    public void onPartialThinking(PartialThinking delta) {
        guard.reasoning(delta.text());
    }

    @Override
    public void onPartialToolCall(PartialToolCall call) {
        guard.toolCall();
    }

    @Override
    public void onCompleteToolCall(CompleteToolCall call) {
        guard.toolCall();
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        usage = counts.apply(response);
    }

    /** Of an event that cannot be read; all else the transport has told already. */
    @Override
    public void onError(Throwable failure) {
        guard.fail(failures.unreadable());
    }

    /** The stream has ended. */
    void end() {
        guard.complete(usage);
    }
}
