package org.opencodex.llm;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/**
 * A socket whose reader can rest before it waits for more. To be woken by the network costs a thread about 40 µs, which for
 * an answer that comes token by token is more than everything else that is done with a token; and only down here, below
 * buffers and TLS, is it known that nothing more is there.
 */
final class RestingSocket extends Socket {
    /** Of the thread that reads: connections are used again, for other calls. */
    private static final ThreadLocal<Runnable> REST = new ThreadLocal<>();

    /** What the thread does when it would wait for a socket of this kind. Null for nothing. */
    static void whenNothingIsThere(Runnable rest) {
        if (rest == null) {
            REST.remove();
        } else {
            REST.set(rest);
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new Resting(super.getInputStream());
    }

    private static final class Resting extends FilterInputStream {
        Resting(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            var rest = REST.get();
            if (rest != null && in.available() == 0) {
                rest.run();
            }
            return in.read(bytes, from, length);
        }
    }
}
