package org.opencodex.platform;

import jakarta.json.JsonObject;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** A JSON object in a text column: EclipseLink and Hibernate agree on nothing better. */
@Converter
public class JsonColumn implements AttributeConverter<JsonObject, String> {
    @Override
    public String convertToDatabaseColumn(JsonObject object) {
        return object == null ? null : object.toString();
    }

    @Override
    public JsonObject convertToEntityAttribute(String text) {
        return text == null ? null : JsonDialect.read(text);
    }
}
