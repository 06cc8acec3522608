package org.opencodex.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.opencodex.platform.HousekeepingDue;
import org.opencodex.platform.Time;

/** All tickets that were not used yet. */
@ApplicationScoped
@Transactional
public class Tickets {
    private static final int TICKET_BITS = 128;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Accounts accounts;

    @Inject
    private Credentials credentials;

    /** A new ticket's text, which is kept nowhere. */
    public record Made(String text, OffsetDateTime expiresAt) {}

    public Made make(User user) {
        var text = Secret.random(TICKET_BITS);
        var ticket = new Ticket(user, text);
        entities.persist(ticket);
        return new Made(text, ticket.expiresAt());
    }

    /** Who made it; empty where it was used, is too old, or what its maker came with is of no use any more. */
    Optional<User> use(String text) {
        return entities.createQuery("select t from Ticket t where t.hash = :hash and t.expiresAt > :now", Ticket.class)
                .setParameter("hash", Secret.hash(text))
                .setParameter("now", Time.now())
                .getResultStream()
                .findFirst()
                .filter(this::spend)
                .flatMap(ticket -> accounts.find(ticket.userId()).map(account -> User.of(account, ticket.credential())))
                .filter(user -> credentials.gone(List.of(user)).isEmpty());
    }

    /** Of two who come with it at once, one is let in. */
    private boolean spend(Ticket ticket) {
        return entities.createQuery("delete from Ticket t where t.hash = :hash")
                        .setParameter("hash", ticket.hash())
                        .executeUpdate()
                > 0;
    }

    void erase(@Observes HousekeepingDue due) {
        entities.createQuery("delete from Ticket t where t.expiresAt < :now")
                .setParameter("now", Time.now())
                .executeUpdate();
    }
}
