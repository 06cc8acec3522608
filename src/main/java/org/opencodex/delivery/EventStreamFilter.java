package org.opencodex.delivery;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.opencodex.chat.Chats;
import org.opencodex.generation.Generation;
import org.opencodex.generation.GenerationLogs;
import org.opencodex.identity.CurrentUser;
import org.opencodex.identity.User;
import org.opencodex.platform.Executors;
import org.opencodex.platform.Ids;
import org.opencodex.problem.Failures;
import org.opencodex.problem.OpenCodexException;
import org.opencodex.problem.Problems;

/**
 * The streams as Server-Sent Events, for where WebSocket does not get through (contract, part B). A filter, since their
 * paths lie among those of the REST resources.
 */
public class EventStreamFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Pattern LIST = Pattern.compile("/api/v1/events");
    private static final Pattern CHAT = Pattern.compile("/api/v1/chats/([^/]+)/events");
    private static final Pattern LOG = Pattern.compile("/api/v1/chats/([^/]+)/generations/([^/]+)/events");

    @Inject
    private transient CurrentUser currentUser;

    @Inject
    private transient Chats chats;

    @Inject
    private transient GenerationLogs logs;

    @Inject
    private transient ChatRequests requests;

    @Inject
    private transient Subscriptions subscriptions;

    @Inject
    private transient ListEvents listEvents;

    @Inject
    private transient Clients clients;

    @Inject
    private transient Executors executors;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var path = request.getServletPath()
                + Optional.ofNullable(request.getPathInfo()).orElse("");
        // A handshake goes on to its endpoint: the list's has the same path.
        if (!request.getMethod().equals("GET") || request.getHeader("Upgrade") != null || !path.endsWith("/events")) {
            chain.doFilter(request, response);
            return;
        }
        try {
            if (!serve(path, request, response)) {
                chain.doFilter(request, response);
            }
        } catch (OpenCodexException e) {
            Problems.send(response, e);
        } catch (RuntimeException e) {
            Problems.send(response, Failures.of(e));
        }
    }

    private boolean serve(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var log = LOG.matcher(path);
        var chat = CHAT.matcher(path);
        if (log.matches()) {
            log(log.group(1), log.group(2), request, response);
        } else if (chat.matches()) {
            chat(chat.group(1), request, response);
        } else if (LIST.matcher(path).matches()) {
            list(request, response);
        } else {
            return false;
        }
        return true;
    }

    private void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var stream = stream(request, response);
        stream.start(() -> listEvents.add(stream.client), () -> listEvents.remove(stream.client));
    }

    private void chat(String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var chatId = visibleChat(id);
        var point = resumePoint(request);
        var stream = stream(request, response);
        var watcher = new Watcher(stream.client, chatId, logs, executors.executor());
        point.ifPresent(from -> watcher.expectResume(from.generationId()));
        stream.start(
                () -> {
                    subscriptions.add(watcher);
                    point.ifPresent(from -> resume(watcher, from));
                    requests.attach(watcher);
                },
                () -> subscriptions.remove(watcher));
    }

    /** A point in a log that is not there is told in the stream, as on a socket: what else the chat has is still to come. */
    private void resume(Watcher watcher, ResumePoint from) {
        try {
            requests.resume(watcher, from.generationId(), from.seq());
        } catch (OpenCodexException e) {
            watcher.client().tell(e);
        }
    }

    private void log(String id, String generationId, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var chatId = visibleChat(id);
        var generation = Ids.parse(generationId)
                .flatMap(known -> logs.find(chatId, known))
                .orElseThrow(() -> OpenCodexException.notFound("generation"));
        var seq = after(generation, request);
        var position = logs.position(generation.id(), seq);
        if (!position.status().running() && seq >= position.lastSeq()) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        var stream = stream(request, response);
        var watcher = new Watcher(stream.client, chatId, logs, executors.executor());
        watcher.closeAfterThisLog();
        stream.start(
                () -> {
                    subscriptions.add(watcher);
                    requests.resume(watcher, generation.id(), seq);
                },
                () -> subscriptions.remove(watcher));
    }

    /** One that is refused is an answer with a status; on a stream, a browser would come back each second. */
    private Stream stream(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var user = currentUser.get();
        clients.requireRoom(user);
        return new Stream(user, request, response);
    }

    private static int after(Generation generation, HttpServletRequest request) {
        var point = ResumePoint.ofEventId(request.getHeader("Last-Event-ID"))
                .filter(last -> last.generationId().equals(generation.id()));
        var query = request.getParameter("after_seq");
        return point.map(ResumePoint::seq).orElseGet(() -> query == null ? 0 : ResumePoint.parse("after_seq", query));
    }

    /** The browser's own note of where it was is newer than the address that it first asked for. */
    private static Optional<ResumePoint> resumePoint(HttpServletRequest request) {
        Map<String, List<String>> query = request.getParameterMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Arrays.asList(entry.getValue())));
        return ResumePoint.ofEventId(request.getHeader("Last-Event-ID")).or(() -> ResumePoint.of(query));
    }

    private UUID visibleChat(String id) {
        var user = currentUser.get();
        var chatId = Ids.parse(id).orElseThrow(() -> OpenCodexException.notFound("chat"));
        return chats.get(user, chatId).id();
    }

    /** One answer that does not end by itself. */
    private final class Stream implements AsyncListener {
        private final EventStreamConnection connection;
        private final Client client;

        Stream(User user, HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("text/event-stream");
            response.setCharacterEncoding("UTF-8");
            response.setHeader("Cache-Control", "no-store");
            // nginx would collect the frames otherwise.
            response.setHeader("X-Accel-Buffering", "no");
            var async = request.startAsync(request, response);
            async.setTimeout(0);
            async.addListener(this);
            connection = new EventStreamConnection(async);
            client = new Client(user, connection);
        }

        void start(Runnable enter, Runnable leaving) {
            connection.open();
            try {
                client.admit(
                        () -> {
                            clients.add(client);
                            enter.run();
                        },
                        () -> {
                            clients.remove(client);
                            leaving.run();
                        });
            } catch (RuntimeException e) {
                client.tell(Failures.of(e));
                client.close(Client.TRY_AGAIN_LATER, "The stream cannot begin now.");
            }
        }

        @Override
        public void onComplete(AsyncEvent event) {
            client.gone();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            client.gone();
        }

        @Override
        public void onError(AsyncEvent event) {
            client.gone();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // It is started once.
        }
    }
}
