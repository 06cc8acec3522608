package org.opencodex.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/** An archive as it comes in, whole, in a file of its own: no transaction waits for a slow line. Gone when it is closed. */
record Upload(Path path) implements AutoCloseable {
    private static final long MOST = 512 * Imports.MIB;

    /** Throws {@code too_large}, and {@code validation_failed} where it does not arrive to its end. */
    static Upload of(InputStream in) {
        try {
            var upload = new Upload(Files.createTempFile("open-codex-import", ".zip"));
            try {
                upload.fill(in);
                return upload;
            } catch (IOException | OpenCodexException e) {
                upload.close();
                throw e;
            }
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private void fill(InputStream in) throws IOException {
        try (var out = Files.newOutputStream(path)) {
            var buffer = new byte[64 * 1024];
            var written = 0L;
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                written += read;
                if (written > MOST) {
                    throw Imports.tooLarge("The archive", MOST);
                }
                out.write(buffer, 0, read);
            }
        }
    }

    static OpenCodexException broken(IOException e) {
        return new OpenCodexException(
                ErrorCode.VALIDATION_FAILED, "The file could not be read to its end. Nothing was imported.", e);
    }

    @Override
    public void close() throws IOException {
        Files.delete(path);
    }
}
