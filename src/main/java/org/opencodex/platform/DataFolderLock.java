package org.opencodex.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One live server per data folder. The operating system drops the lock with the process, however that ends, so what a
 * {@code kill -9} leaves behind never keeps the next start out.
 */
final class DataFolderLock implements AutoCloseable {
    private final FileChannel channel;

    private DataFolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws IllegalStateException when another live server has it */
    static DataFolderLock take(Path folder) throws IOException {
        var channel =
                FileChannel.open(folder.resolve("postgres.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new DataFolderLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very JVM, by another deployment: the same answer.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new IllegalStateException("Another Open Codex uses the data folder " + folder
                + ". Stop it, or give this one a folder of its own by opencodex.data.dir (OPENCODEX_DATA_DIR).");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
