package org.opencodex.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The container's threads. The executor is our own, because the default ones differ too much: WildFly's runs 4 tasks and
 * queues the rest, Payara's runs 200 and rejects. They are not CDI beans, since Payara makes beans of its own of these
 * types and the two would be ambiguous.
 */
@ManagedExecutorDefinition(name = "java:app/concurrent/opencodex", maxAsync = 32)
@ApplicationScoped
public class Executors {
    @Resource(lookup = "java:app/concurrent/opencodex")
    private ManagedExecutorService executor;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    @Resource
    private ManagedThreadFactory threads;

    /** For work that begins now and ends soon; may throw {@link java.util.concurrent.RejectedExecutionException}. */
    public Executor executor() {
        return executor;
    }

    /** Runs a task again and again, the first time after one {@code period}. */
    public Future<?> every(Duration period, Runnable task) {
        return scheduler.scheduleAtFixedRate(task, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Starts a thread that lives as long as the application. */
    public Thread start(String name, Runnable task) {
        var thread = threads.newThread(task);
        thread.setName(name);
        thread.start();
        return thread;
    }
}
