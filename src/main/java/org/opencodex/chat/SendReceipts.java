package org.opencodex.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/** All receipts. Looked at and written in the transaction that has locked the chat, so that a repeat always sees the first. */
@ApplicationScoped
@Transactional
public class SendReceipts {
    @PersistenceContext
    private EntityManager entities;

    /** The receipt of the first such request; throws {@code idempotency_mismatch} if the id was used for another. */
    public Optional<SendReceipt> find(UUID chatId, SendId sent) {
        var receipt = entities.createQuery(
                        "select r from SendReceipt r where r.chatId = :chat and r.clientMessageId = :id",
                        SendReceipt.class)
                .setParameter("chat", chatId)
                .setParameter("id", sent.clientMessageId())
                .getResultStream()
                .findFirst();
        if (receipt.isPresent() && !receipt.get().digest().equals(sent.digest())) {
            throw new OpenCodexException(
                    ErrorCode.IDEMPOTENCY_MISMATCH,
                    "This client_message_id was used for another request in this chat. Use a new one.");
        }
        return receipt;
    }

    /** Notes what became of a request; either of the last two may be null. */
    public void add(UUID chatId, SendId sent, UUID userMessageId, UUID generationId) {
        entities.persist(new SendReceipt(chatId, sent, userMessageId, generationId));
    }
}
