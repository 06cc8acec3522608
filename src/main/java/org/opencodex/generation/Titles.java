package org.opencodex.generation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.opencodex.catalogue.Catalogue;
import org.opencodex.catalogue.ModelFacts;
import org.opencodex.catalogue.WireFormat;
import org.opencodex.chat.Chats;
import org.opencodex.llm.Endpoint;
import org.opencodex.llm.Endpoints;
import org.opencodex.llm.LlmRequest;
import org.opencodex.llm.ShortAnswers;
import org.opencodex.llm.TokenCounter;
import org.opencodex.platform.Executors;
import org.opencodex.problem.Failures;

/**
 * Has the model that gave the first answer name the chat, where the project allows it. A courtesy: if it fails, the chat
 * keeps its first words. What it takes is in the ledger.
 */
@ApplicationScoped
class Titles {
    private static final System.Logger LOG = System.getLogger(Titles.class.getName());
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject
    private Chats chats;

    @Inject
    private Endpoints endpoints;

    @Inject
    private ShortAnswers shortAnswers;

    @Inject
    private Catalogue catalogue;

    @Inject
    private LogCloser closer;

    @Inject
    private Executors executors;

    private final Map<UUID, Wish> wishes = new ConcurrentHashMap<>();

    private record Wish(UUID userId, String question) {}

    /** A title is wanted once this generation has ended; {@code question} is what it answers. */
    void want(Generation generation, UUID userId, String question) {
        wishes.put(generation.id(), new Wish(userId, question));
    }

    /** Nobody here will end this generation. */
    void forget(Generation generation) {
        wishes.remove(generation.id());
    }

    /** Never blocks. */
    void ended(Generation generation, Terminal terminal) {
        var wish = wishes.remove(generation.id());
        if (wish != null && terminal.outcome() instanceof Outcome.Completed) {
            begin(() -> ask(generation, wish, terminal.text()));
        }
    }

    private void begin(Runnable task) {
        try {
            executors.executor().execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    LOG.log(Level.INFO, "A chat was not named: " + e.getMessage());
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "There is too much to do to name a chat.", e);
        }
    }

    /** The threads are few, and a model takes its time: nobody waits for it here. */
    private void ask(Generation generation, Wish wish, String answer) {
        var endpoint = endpoints.of(wish.userId(), generation.provider());
        if (endpoint.provider().wire() != WireFormat.DEMO) {
            var request = Title.request(generation.model(), wish.question(), answer);
            shortAnswers
                    .ask(endpoint, request, LIMIT)
                    .thenAccept(
                            found -> found.ifPresent(said -> begin(() -> name(endpoint, generation, request, said))));
        }
    }

    private void name(Endpoint endpoint, Generation generation, LlmRequest request, ShortAnswers.ShortAnswer said) {
        try {
            closer.chargeTitle(generation.id(), spent(endpoint, request, said));
        } catch (SQLException e) {
            throw Failures.of(e);
        }
        Title.in(said.text()).ifPresent(title -> chats.nameByModel(generation.chatId(), title));
    }

    private Spent spent(Endpoint endpoint, LlmRequest request, ShortAnswers.ShortAnswer answer) {
        var prompt = TokenCounter.estimate(request.turns().getFirst().content());
        var price = catalogue.model(endpoint.provider().id(), request.model()).flatMap(ModelFacts::price);
        var estimate = new Estimate(prompt, price);
        var tokens = answer.usage().or(() -> estimate.of("", answer.text()));
        return new Spent(
                tokens, answer.usage().isEmpty(), Spent.cost(tokens, price), Optional.empty(), Optional.empty());
    }
}
