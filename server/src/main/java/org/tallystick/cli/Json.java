package org.tallystick.cli;

import java.math.BigDecimal;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Results as JSON: keys in the order they were written down, amounts and other decimals as strings, dates ISO 8601. */
final class Json {
    private static final JsonMapper mapper = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .addModule(new SimpleModule()
                    .addSerializer(new AsString<>(Money.class))
                    .addSerializer(new AsString<>(CurrencyCode.class))
                    .addSerializer(new AsString<>(BigDecimal.class)))
            .build();

    private Json() {}

    static String write(Object document) {
        return mapper.writeValueAsString(document);
    }

    private static final class AsString<T> extends StdSerializer<T> {
        AsString(Class<T> type) {
            super(type);
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializationContext context) {
            json.writeString(
                    switch (value) {
                        case Money money -> money.toPlainString();
                        case BigDecimal decimal -> decimal.toPlainString();
                        default -> value.toString();
                    });
        }
    }
}
