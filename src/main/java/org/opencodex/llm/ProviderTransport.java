package org.opencodex.llm;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.opencodex.problem.OpenCodexException;

/**
 * langchain4j's way to HTTP, for one call: blocking, on the thread of the call, so that it can be cancelled before the
 * headers have come and so that what langchain4j would swallow is seen first: refusals with their {@code Retry-After},
 * answers that are no stream, errors within the stream, the finish reason.
 */
final class ProviderTransport implements HttpClient, HttpClientBuilder {
    private static final int MOST_ERROR_BYTES = 64 * 1024;

    private final HttpProvider provider;
    private final StreamDialect dialect;
    private final StreamGuard guard;
    private final ProviderFailures failures;
    private final Cancellation cancellation;
    private final StreamWatch watch;
    private final AnswerHandler answer;
    private Optional<OpenCodexException> passing = Optional.empty();

    ProviderTransport(HttpProvider provider, ProviderCall call, StreamWatch watch, AnswerHandler answer) {
        this.provider = provider;
        this.dialect = provider.adapter().dialect();
        this.guard = call.guard();
        this.failures = call.failures();
        this.cancellation = call.cancellation();
        this.watch = watch;
        this.answer = answer;
    }

    /** The failure that ended the call, if it may pass by itself: it has not been told yet. */
    Optional<OpenCodexException> passing() {
        return passing;
    }

    @Override
    public void execute(HttpRequest asked, ServerSentEventParser parser, ServerSentEventListener listener) {
        var post = new HttpPost(asked.url());
        asked.headers().forEach((name, values) -> {
            if (!ProviderAuth.isAuth(name)) {
                values.forEach(value -> post.addHeader(name, value));
            }
        });
        ProviderAuth.header(provider.endpoint()).ifPresent(header -> post.addHeader(header.name(), header.value()));
        post.setEntity(new StringEntity(asked.body(), ContentType.APPLICATION_JSON));
        if (!cancellation.covers(post::cancel)) {
            return;
        }
        var answered = new AtomicBoolean();
        try {
            provider.ways().client().execute(post, provider.endpoint().confined(), response -> {
                answered.set(true);
                read(response, listener);
                return null;
            });
        } catch (IOException e) {
            if (!answered.get()) {
                fail(failures.ofConnecting(e), ProviderFailures.mayPass(e));
            } else if (passing.isEmpty()) {
                guard.fail(failures.ofBreak(e));
            }
        }
    }

    private void read(ClassicHttpResponse response, ServerSentEventListener listener) throws IOException {
        if (response.getCode() != 200) {
            fail(refusal(response), Retries.mayPass(response.getCode()));
            return;
        }
        var contentType =
                response.getEntity() == null ? null : response.getEntity().getContentType();
        if (contentType == null || !contentType.toLowerCase(Locale.ROOT).startsWith("text/event-stream")) {
            fail(failures.ofContentType(contentType, excerpt(response.getEntity())), false);
            return;
        }
        RestingSocket.whenNothingIsThere(guard::rest);
        try {
            var limit = provider.ways().limits().line();
            pass(new EventStream(response.getEntity().getContent(), watch, limit), listener);
        } catch (IOException e) {
            if (!guard.isFinishing()) {
                fail(failures.ofBreak(e), false);
                return;
            }
            // The answer is complete; only the end of the connection is not as it should be.
        } finally {
            RestingSocket.whenNothingIsThere(null);
        }
        if (guard.ended() || passing.isPresent()) {
            return;
        }
        listener.onClose();
        answer.end();
        // The rest of the body, a few bytes, is read by the client, so that the connection can be used again; not for
        // long.
        watch.finishing();
        watch.waiting();
    }

    private void pass(EventStream stream, ServerSentEventListener listener) throws IOException {
        for (var event = stream.next(); event != null; event = stream.next()) {
            var signal = dialect.read(event);
            switch (signal.kind()) {
                case ERROR ->
                    fail(failures.ofStream(event.data()), Retries.mayPass(ProviderWords.errorType(event.data())));
                case UNREADABLE -> fail(failures.unreadable(), false);
                case GOES_ON, END -> pass(event, listener);
            }
            if (guard.ended() || passing.isPresent()) {
                cancellation.end();
                return;
            }
            signal.finishReason().ifPresent(reason -> {
                guard.finishing(reason);
                watch.finishing();
            });
            if (signal.kind() == StreamSignal.Kind.END) {
                return;
            }
            event.forget();
        }
    }

    private void pass(EventStream.Event event, ServerSentEventListener listener) {
        try {
            listener.onEvent(event);
        } catch (RuntimeException e) {
            // So langchain4j's Anthropic module tells of an event that it cannot read.
            guard.fail(failures.unreadable());
        }
    }

    private OpenCodexException refusal(ClassicHttpResponse response) throws IOException {
        return failures.ofStatus(
                response.getCode(),
                excerpt(response.getEntity()),
                RetryAfter.of(header(response, "Retry-After"), header(response, "Retry-After-Ms")));
    }

    private static String header(ClassicHttpResponse response, String name) {
        var header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    private static String excerpt(HttpEntity entity) throws IOException {
        return entity == null || entity.getContent() == null
                ? ""
                : new String(entity.getContent().readNBytes(MOST_ERROR_BYTES), StandardCharsets.UTF_8);
    }

    /** The rest of the answer, if anything, nobody wants: end the connection instead of reading it out. */
    private void fail(OpenCodexException failure, boolean mayPass) {
        if (mayPass && !guard.isFinishing()) {
            passing = Optional.of(failure);
        } else {
            guard.fail(failure);
        }
        cancellation.end();
    }

    /** langchain4j asks for plain requests where it does not stream, which we never do. */
    @Override
    public SuccessfulHttpResponse execute(HttpRequest asked) {
        throw new UnsupportedOperationException("Only streams are asked for.");
    }

    @Override
    public HttpClient build() {
        return this;
    }

    /** The limits are {@link ProviderHttpClient}'s and {@link StreamWatch}'s. */
    @Override
    public Duration connectTimeout() {
        return null;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
        return this;
    }

    @Override
    public Duration readTimeout() {
        return null;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
        return this;
    }
}
