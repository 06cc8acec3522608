package org.opencodex.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;

/** One file of the SPA, plain and, where that is worth it, compressed. */
record Asset(String contentType, byte[] plain, byte[] compressed, String tag) {
    private static final int WORTH_COMPRESSING = 1024;

    static Asset of(String contentType, byte[] plain) {
        var checksum = new CRC32();
        checksum.update(plain);
        var tag = "\"" + Long.toHexString(checksum.getValue()) + "-" + plain.length + "\"";
        var compressible = !contentType.startsWith("font/") && !contentType.equals("image/png");
        var compressed = compressible && plain.length >= WORTH_COMPRESSING ? compress(plain) : null;
        return new Asset(contentType, plain, compressed, tag);
    }

    static Asset page(String html) {
        return of("text/html;charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    String text() {
        return new String(plain, StandardCharsets.UTF_8);
    }

    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("ETag", tag);
        response.setHeader("Vary", "Accept-Encoding");
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        var encodings = request.getHeader("Accept-Encoding");
        var bytes = plain;
        if (compressed != null && encodings != null && encodings.contains("gzip")) {
            response.setHeader("Content-Encoding", "gzip");
            bytes = compressed;
        }
        response.setContentType(contentType);
        response.setContentLength(bytes.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(bytes);
        }
    }

    private static byte[] compress(byte[] plain) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
