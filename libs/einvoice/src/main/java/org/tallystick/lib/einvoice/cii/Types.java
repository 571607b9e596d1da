package org.tallystick.lib.einvoice.cii;

import static org.tallystick.lib.einvoice.xml.Values.first;
import static org.tallystick.lib.einvoice.xml.Values.put;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.einvoice.model.Identifier;
import org.tallystick.lib.einvoice.xml.Values;
import un.unece.uncefact.data.standard.unqualifieddatatype._100.AmountType;
import un.unece.uncefact.data.standard.unqualifieddatatype._100.CodeType;
import un.unece.uncefact.data.standard.unqualifieddatatype._100.IDType;
import un.unece.uncefact.data.standard.unqualifieddatatype._100.TextType;

/** The simple types everything else is made of. */
final class Types {
    private Types() {}

    static @Nullable String text(@Nullable TextType text) {
        return Values.text(text, TextType::getValue);
    }

    static @Nullable String text(@Nullable List<TextType> texts) {
        return text(first(texts));
    }

    static @Nullable String text(@Nullable IDType id) {
        return Values.code(id, IDType::getValue);
    }

    static @Nullable Identifier identifier(@Nullable IDType id) {
        String value = text(id);
        return id == null || value == null ? null : new Identifier(value, Values.code(id.getSchemeID()));
    }

    static @Nullable BigDecimal amount(@Nullable List<AmountType> amounts) {
        return Values.find(first(amounts), AmountType::getValue);
    }

    static TextType text(String value) {
        return new TextType(value);
    }

    static IDType id(String value) {
        return new IDType(value);
    }

    static IDType id(Identifier id) {
        var target = new IDType(id.value());
        put(id.scheme(), target::setSchemeID);
        return target;
    }

    static CodeType code(String value) {
        return new CodeType(value);
    }

    static AmountType amount(BigDecimal value) {
        return new AmountType(value);
    }
}
