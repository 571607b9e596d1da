package org.tallystick.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

/** Reads and binds the column types that JDBC does not know by itself. */
public final class Sql {
    private Sql() {}

    public static UUID uuid(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class), column);
    }

    public static @Nullable UUID uuidOrNull(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    public static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }

    public static LocalDate date(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalDate.class), column);
    }

    public static @Nullable LocalDate dateOrNull(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(instantOrNull(row, column), column);
    }

    public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    public static CurrencyCode currency(ResultSet row, String column) throws SQLException {
        return CurrencyCode.of(text(row, column));
    }

    /** The amount of a column in the currency of the column {@code currency}. */
    public static Money money(ResultSet row, String column) throws SQLException {
        return new Money(row.getLong(column), currency(row, "currency"));
    }

    /** An {@link Instant} does not bind as a parameter. */
    public static OffsetDateTime moment(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** Neither does an array of dates; it goes as texts, and the statement casts it: {@code :days::date[]}. */
    public static String[] days(Collection<LocalDate> days) {
        return days.stream().map(LocalDate::toString).toArray(String[]::new);
    }

    public static @Nullable OffsetDateTime momentOrNull(@Nullable Instant instant) {
        return instant == null ? null : moment(instant);
    }
}
