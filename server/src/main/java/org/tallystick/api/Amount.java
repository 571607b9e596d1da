package org.tallystick.api;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Sql;

/** Money as programs read it: whole minor units and the currency. */
@SnakeCase
record Amount(long amountMinor, String currency) {
    static Amount of(Money money) {
        return new Amount(money.minor(), money.currency().code());
    }

    /** A column of minor units, in the currency of the row. */
    static Amount of(ResultSet row, String column) throws SQLException {
        return new Amount(row.getLong(column), Sql.text(row, "currency"));
    }
}
