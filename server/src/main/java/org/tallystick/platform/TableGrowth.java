package org.tallystick.platform;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells the planner of tables that grow fast. A company that comes with thousands of rows at once looks empty to it until the
 * statistics are taken again, and is then read row by row.
 */
@Component
public class TableGrowth {
    private final JdbcClient db;
    private final Transactions transactions;

    TableGrowth(JdbcClient db, Transactions transactions) {
        this.db = db;
        this.transactions = transactions;
    }

    /** Watches one load into the tables, which are named with their schemas. */
    public Watch watch(String... tables) {
        return new Watch(List.of(tables));
    }

    /** Counts what one load has committed. */
    public final class Watch {
        private final List<String> tables;
        private long rows;
        private long known;

        private Watch(List<String> tables) {
            this.tables = tables;
        }

        /** Takes the statistics again when the load has doubled since they were taken; the rows are committed. */
        public void added(int more) {
            rows += more;
            if (rows >= 2 * known) {
                known = rows;
                transactions.outside(() -> db.sql("call platform.refresh_statistics(:tables::regclass[], :added)")
                        .param("tables", tables.toArray(String[]::new))
                        .param("added", rows)
                        .update());
            }
        }
    }
}
