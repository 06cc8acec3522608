package org.opencodex.llm;

/** Where model calls run: virtual threads, which wait for providers at no cost. */
final class ProviderThread {
    private ProviderThread() {}

    /** The caller may be a thread of the server's; with the application's loader, what is called here finds its services. */
    static Thread start(String name, Runnable task) {
        var thread = Thread.ofVirtual().name(name).unstarted(task);
        thread.setContextClassLoader(ProviderThread.class.getClassLoader());
        thread.start();
        return thread;
    }
}
