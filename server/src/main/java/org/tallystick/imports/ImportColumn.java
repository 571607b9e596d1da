package org.tallystick.imports;

import java.util.List;

/** A column we understand: its name in mappings and samples, other names it goes by, and what to write in it. */
public record ImportColumn(
        String name, boolean required, Type type, String help, String example, List<String> aliases) {
    /** How its cells are written. */
    public enum Type {
        TEXT("text"),
        AMOUNT("amount"),
        NUMBER("number"),
        DATE("date"),
        CURRENCY("currency code"),
        CHOICE("one of several words");

        private final String title;

        Type(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        boolean isDecimal() {
            return this == AMOUNT || this == NUMBER;
        }
    }

    public ImportColumn {
        aliases = List.copyOf(aliases);
    }

    static ImportColumn required(String name, Type type, String help, String example, String... aliases) {
        return new ImportColumn(name, true, type, help, example, List.of(aliases));
    }

    static ImportColumn optional(String name, Type type, String help, String example, String... aliases) {
        return new ImportColumn(name, false, type, help, example, List.of(aliases));
    }

    /** {@code purchase_order} is read as "Purchase order". */
    public String title() {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1).replace('_', ' ');
    }
}
