package org.opencodex.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.opencodex.chat.Readers;
import org.opencodex.chat.Readers.Reader;
import org.opencodex.identity.Credential;
import org.opencodex.identity.Credentials;
import org.opencodex.platform.Executors;
import org.opencodex.platform.Readiness;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/**
 * Ends what people listen to once they may not: their session is over, they are suspended, the project is theirs no longer.
 * Requests and frames ask anew each time; who only listens is looked at here, all together in a few queries. It looks
 * rather than hears of it, since what takes somebody's access has many ways, on any server.
 */
@ApplicationScoped
class Revocation {
    private static final System.Logger LOG = System.getLogger(Revocation.class.getName());

    /** Twice fits into the 5 s in which everybody is to be gone: to be told, and to be cut off without having read it. */
    private static final Duration LOOK = Duration.ofSeconds(2);

    @Inject
    private Clients clients;

    @Inject
    private Subscriptions subscriptions;

    @Inject
    private ListEvents listEvents;

    @Inject
    private Credentials credentials;

    @Inject
    private Readers readers;

    @Inject
    private Readiness readiness;

    @Inject
    private Executors executors;

    private Future<?> schedule;

    void start(@Observes @Initialized(ApplicationScoped.class) Object context) {
        schedule = executors.every(LOOK, this::look);
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object context) {
        schedule.cancel(false);
    }

    private void look() {
        var signedIn = clients.all().stream().filter(Revocation::isSignedIn).toList();
        if (signedIn.isEmpty() || !readiness.ready()) {
            return;
        }
        try {
            // Those of the last look, who were told and are still here.
            signedIn.forEach(Client::cutIfDismissed);
            // Asked first and told second: for somebody suspended no chat is there either, and they are to hear why.
            var withdrawn = withdrawn();
            dismissWhoIsGone(signedIn);
            withdrawn.forEach(client ->
                    client.dismiss(OpenCodexException.notFound("chat"), Client.GONE, "There is no such chat."));
            listEvents.look();
        } catch (RuntimeException | Error e) {
            // A schedule whose task throws, be it that there was no memory, is never run again. While nobody can be
            // asked, nothing new is written either.
            LOG.log(Level.WARNING, "Who may still listen could not be looked up: " + e.getMessage());
        }
    }

    /** Nobody can take anything from the one person there is while sign-in is off. */
    private static boolean isSignedIn(Client client) {
        return client.user().credential().kind() != Credential.Kind.LOCAL;
    }

    private void dismissWhoIsGone(Collection<Client> signedIn) {
        var gone = credentials.gone(signedIn.stream().map(Client::user).collect(Collectors.toSet()));
        signedIn.stream()
                .filter(client -> gone.contains(client.user()))
                .forEach(client -> client.dismiss(
                        new OpenCodexException(
                                ErrorCode.UNAUTHENTICATED, "You are signed in no longer. Sign in again."),
                        Client.UNAUTHENTICATED,
                        "Not signed in any longer."));
    }

    /** Those who watch a chat that is not there for them any more. */
    private List<Client> withdrawn() {
        var watchers = subscriptions.all().stream()
                .filter(watcher -> isSignedIn(watcher.client()))
                .toList();
        var withdrawn = readers.withdrawn(
                watchers.stream().map(Revocation::reader).distinct().toList());
        return watchers.stream()
                .filter(watcher -> withdrawn.contains(reader(watcher)))
                .map(Watcher::client)
                .toList();
    }

    private static Reader reader(Watcher watcher) {
        return new Reader(watcher.client().user().id(), watcher.chatId());
    }
}
