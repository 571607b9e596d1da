package org.tallystick.platform;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Refuses to start on a database that would lose what it confirmed, or show one company's rows to another. */
@Component
@ConditionalOnProperty(name = "tallystick.startup-guard", havingValue = "true", matchIfMissing = true)
public final class StartupGuard implements SmartInitializingSingleton {
    private final JdbcClient db;

    StartupGuard(JdbcClient db) {
        this.db = db;
    }

    /** What must be put right before anything runs. */
    public static final class Unfit extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unfit(List<String> sentences) {
            super(String.join("\n", sentences));
        }

        public String sentence() {
            return String.valueOf(getMessage());
        }
    }

    /** What the database says about itself and about the role we work under. */
    record Facts(
            String user,
            boolean superuser,
            boolean bypassesRowSecurity,
            long ownedTables,
            String fsync,
            String fullPageWrites,
            String synchronousCommit) {}

    @Override
    public void afterSingletonsInstantiated() {
        List<String> troubles = troubles(facts());
        if (!troubles.isEmpty()) {
            throw new Unfit(troubles);
        }
    }

    /** One sentence for each thing that is wrong, with the fix. */
    static List<String> troubles(Facts facts) {
        var sentences = new ArrayList<String>();
        if (facts.superuser()) {
            sentences.add("The role " + facts.user() + " is a superuser, whom row-level security does not bind;"
                    + " name an ordinary role in TALLYSTICK_DATABASE_USER.");
        } else if (facts.bypassesRowSecurity()) {
            sentences.add("The role " + facts.user() + " may bypass row-level security; alter role " + facts.user()
                    + " nobypassrls.");
        }
        if (facts.ownedTables() > 0) {
            sentences.add("The role " + facts.user() + " owns tables, so it could lift their fences; let"
                    + " TALLYSTICK_DATABASE_OWNER own them and name another role in TALLYSTICK_DATABASE_USER.");
        }
        if (!facts.fsync().equals("on")) {
            sentences.add("The database runs with fsync = " + facts.fsync() + " and would lose confirmed bookings in a"
                    + " power cut; set fsync = on.");
        }
        if (!facts.fullPageWrites().equals("on")) {
            sentences.add("The database runs with full_page_writes = " + facts.fullPageWrites()
                    + " and could be damaged in a power cut; set full_page_writes = on.");
        }
        if (facts.synchronousCommit().equals("off")) {
            sentences.add(
                    "The database runs with synchronous_commit = off and would lose confirmed bookings in a crash;"
                            + " set synchronous_commit = on.");
        }
        return sentences;
    }

    private Facts facts() {
        return db.sql("""
                        select rolname, rolsuper, rolbypassrls,
                               (select count(*)
                                from pg_class c
                                join pg_namespace n on n.oid = c.relnamespace
                                where c.relkind in ('r', 'p')
                                  and n.nspname !~ '^pg_'
                                  and n.nspname <> 'information_schema'
                                  and c.relowner = r.oid) as owned_tables,
                               current_setting('fsync') as fsync,
                               current_setting('full_page_writes') as full_page_writes,
                               current_setting('synchronous_commit') as synchronous_commit
                        from pg_roles r
                        where rolname = current_user
                        """)
                .query((row, number) -> new Facts(
                        Sql.text(row, "rolname"),
                        row.getBoolean("rolsuper"),
                        row.getBoolean("rolbypassrls"),
                        row.getLong("owned_tables"),
                        Sql.text(row, "fsync"),
                        Sql.text(row, "full_page_writes"),
                        Sql.text(row, "synchronous_commit")))
                .single();
    }
}
