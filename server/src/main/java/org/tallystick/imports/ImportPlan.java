package org.tallystick.imports;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.access.Caller;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.CompanyId;

/** How rows of one kind become commands of its module. {@code C} is the command a sound row stands for. */
interface ImportPlan<C> {
    ImportKind kind();

    List<ImportColumn> columns();

    /** What makes two rows the same thing, as its columns are written; empty when the row does not say. */
    String key(Cells cells);

    /** The columns of the key, for the sentence that two rows have the same. */
    String keyColumn();

    /** Whether several rows make one thing; those stand together in a file and are taken together or not at all. */
    default boolean isGrouped() {
        return false;
    }

    /** What a row belongs to, when rows are grouped. */
    default String group(Cells cells) {
        return "";
    }

    /** The command of a row; null when something is wrong with the cells, which then say what. */
    @Nullable
    C read(Caller caller, Cells cells);

    /** What would become of the commands now, each by itself; reads in sets and writes nothing. */
    List<Verdict> check(Caller caller, Checking checking, List<C> commands);

    /** Carries the commands out, all or none, in the present transaction; returns what each of them made. */
    List<UUID> write(Caller caller, List<C> commands);

    /** What the made records changed the control account of receivables by, per currency; nothing for most kinds. */
    default Map<String, Long> control(CompanyId company, List<UUID> made) {
        return Map.of();
    }

    /** What the row adds to the totals; null when it has no amount. */
    @Nullable
    Money amount(C command);

    /** What a check may lean on besides the database: the mapping, and the keys of the file's rows that were accepted. */
    record Checking(ImportMapping mapping, Set<String> acceptedKeys) {}

    /** What would become of a row. */
    sealed interface Verdict {
        /** It would be taken. */
        record Fresh() implements Verdict {}

        /** It was taken before; nothing is to be done. */
        record Known() implements Verdict {}

        record Wrong(String column, String code, String message) implements Verdict {}

        Verdict FRESH = new Fresh();
        Verdict KNOWN = new Known();
    }
}
