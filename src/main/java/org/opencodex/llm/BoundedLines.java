package org.opencodex.llm;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream whose lines have an end: langchain4j would read one of any length into memory. */
final class BoundedLines extends FilterInputStream {
    private static final int LONGEST = 1024 * 1024;

    private int length;

    BoundedLines(InputStream stream) {
        super(stream);
    }

    @Override
    public int read() throws IOException {
        var read = super.read();
        if (read >= 0) {
            count((byte) read);
        }
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int most) throws IOException {
        var read = super.read(buffer, offset, most);
        for (var i = 0; i < read; i++) {
            count(buffer[offset + i]);
        }
        return read;
    }

    private void count(byte next) throws IOException {
        length = next == '\n' ? 0 : length + 1;
        if (length > LONGEST) {
            throw new IOException("The provider sent a line of more than 1 MiB.");
        }
    }
}
