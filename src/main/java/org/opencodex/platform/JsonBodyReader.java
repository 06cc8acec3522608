package org.opencodex.platform;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/** Reads every request body, so that malformed JSON fails in the same way on every server. */
@Provider
public class JsonBodyReader implements MessageBodyReader<JsonBody> {
    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == JsonBody.class;
    }

    @Override
    public JsonBody readFrom(
            Class<JsonBody> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream stream)
            throws IOException {
        var body = stream.readNBytes(StrictJson.MOST_BYTES + 1);
        if (body.length > StrictJson.MOST_BYTES) {
            throw new OpenCodexException(ErrorCode.TOO_LARGE, "A request body may have at most 2 MiB.");
        }
        return new JsonBody(StrictJson.read(body));
    }
}
