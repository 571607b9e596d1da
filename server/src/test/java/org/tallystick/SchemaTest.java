package org.tallystick;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.testing.TestDatabase;

/** What must be true of every table of a company, asked of the catalog: the fences stand, and facts cannot be changed. */
class SchemaTest {
    /** Tables that belong to no company. A table not named here is fenced. */
    private static final String UNFENCED = """
            'access.person', 'access.invitation', 'access.session', 'access.session_attributes',
            'platform.scheduled_tasks', 'public.flyway_schema_history'""";

    /** The one unique key across companies: their codes. */
    private static final String UNIQUE_EVERYWHERE = "'company_code_key'";

    /** What login, the company switcher and jobs read before there is a company. */
    private static final String DIRECTORY = "'platform.company', 'access.membership', 'access.api_key'";

    private static final String TABLES = """
            with tables as (
              select c.oid, n.nspname || '.' || c.relname as name, c.relrowsecurity, c.relforcerowsecurity
              from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
              where c.relkind in ('r', 'p')
                and n.nspname !~ '^pg_'
                and n.nspname <> 'information_schema'
            ), fenced as (
              select * from tables where name not in (%s)
            )
            """.formatted(UNFENCED);

    private static final String WITHOUT_COMPANY = TABLES + """
            select name from fenced t
            where not exists (select from pg_attribute a
                              where a.attrelid = t.oid and a.attname = 'company_id' and a.attnotnull)
            """;

    private static final String KEY_WITHOUT_COMPANY = TABLES + """
            select t.name || ' ' || i.relname
            from fenced t
            join pg_index x on x.indrelid = t.oid
            join pg_class i on i.oid = x.indexrelid
            left join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
            where x.indisunique
              and a.attname is distinct from 'company_id'
              and i.relname not in (%s)
            """.formatted(UNIQUE_EVERYWHERE);

    private static final String WITHOUT_PRIMARY_KEY = TABLES + """
            select name from tables t
            where not exists (select from pg_index x where x.indrelid = t.oid and x.indisprimary)
            """;

    private static final String REFERENCE_ACROSS_COMPANIES = TABLES + """
            select t.name || ' ' || k.conname
            from pg_constraint k
            join fenced t on t.oid = k.conrelid
            join fenced r on r.oid = k.confrelid
            left join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
            left join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]
            where k.contype = 'f'
              and (a.attname, b.attname) is distinct from ('company_id', 'company_id')
            """;

    private static final String UNPROTECTED = TABLES + """
            select name from fenced t
            where not (relrowsecurity and relforcerowsecurity)
               or not exists (select from pg_policy p
                              where p.polrelid = t.oid
                                and p.polcmd = '*'
                                and p.polroles = '{0}'
                                and pg_get_expr(p.polqual, t.oid) like '%company_id = ( SELECT platform.current_company()%'
                                and pg_get_expr(p.polwithcheck, t.oid) like '%company_id = ( SELECT platform.current_company()%')
            """;

    private static final String OTHER_POLICY = TABLES + """
            select t.name || ' ' || p.polname
            from pg_policy p
            join tables t on t.oid = p.polrelid
            where p.polname <> 'own_company'
              and not (p.polname = 'directory' and p.polcmd = 'r' and t.name in (%s))
            """.formatted(DIRECTORY);

    private static final String VIEW_BESIDE_THE_FENCE = """
            select c.oid::regclass::text
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            where n.nspname !~ '^pg_'
              and n.nspname <> 'information_schema'
              and (c.relkind = 'm'
                   or c.relkind = 'v' and not coalesce('security_invoker=true' = any (c.reloptions)
                                                       or 'security_invoker=on' = any (c.reloptions), false))
            """;

    private static final String FUNCTION_WITH_ANOTHERS_RIGHTS = """
            select p.oid::regprocedure::text
            from pg_proc p
            join pg_namespace n on n.oid = p.pronamespace
            where n.nspname !~ '^pg_'
              and n.nspname <> 'information_schema'
              and p.prosecdef
              and p.oid <> 'platform.refresh_statistics(regclass[],bigint)'::regprocedure -- tells its caller nothing
            """;

    private static final String CHANGEABLE_FACT = TABLES + """
            select name from tables
            where (name in ('ledger.entry', 'ledger.posting', 'receivables.allocation', 'payments.refund_event', 'audit.event',
                           'cashapp.payment_flag', 'cashapp.flag_decision', 'cashapp.match_decision', 'documents.link',
                           'documents.hold_step', 'documents.required_step', 'contracts.contract_version', 'contracts.signature',
                           'contracts.contract_end', 'contracts.milestone', 'contracts.priced_period', 'contracts.grouping_policy',
                           'scrubber.rule_change',
                           'scrubber.check_run', 'scrubber.finding', 'scrubber.acknowledgement', 'einvoices.seller',
                           'einvoices.buyer', 'einvoices.verdict', 'einvoices.edition', 'network.message_step',
                           'statements.policy', 'statements.choice', 'statements.statement', 'statements.held_back',
                           'customers.merge', 'customers.merge_undo', 'customers.consent', 'onboarding.checklist_change',
                           'onboarding.step', 'onboarding.item_step', 'onboarding.wording', 'onboarding.acknowledgement',
                           'onboarding.acknowledgement_end', 'invoicing.arrangement', 'invoicing.arrangement_payer',
                           'contracts.order_revision', 'contracts.order_line', 'contracts.order_delivery',
                           'contracts.order_cancellation', 'delivery.news', 'delivery.mail_report', 'delivery.mail_message',
                           'delivery.mail_template',
                           'exemptions.certificate', 'exemptions.certificate_end', 'invoicing.previously_billed',
                           'invoicing.correction', 'invoicing.correction_line', 'disputes.dispute', 'disputes.event',
                           'disputes.task', 'disputes.task_done', 'disputes.reason', 'disputes.cause', 'disputes.terms',
                           'disputes.route', 'disputes.customer_reason', 'promises.terms', 'promises.promise',
                           'promises.part', 'promises.ending', 'promises.judgement')
                   or name like 'invoicing.invoice%' or name like 'invoicing.credit\\_memo%')
              and (has_any_column_privilege('tallystick_app', oid, 'update')
                   or has_table_privilege('tallystick_app', oid, 'delete'))
            """;

    private static final String TRUNCATABLE = TABLES + """
            select name from tables
            where name <> 'public.flyway_schema_history'
              and has_table_privilege('tallystick_app', oid, 'truncate, trigger, references')
            """;

    private static Connection database;

    @BeforeAll
    static void open() throws SQLException {
        TestDatabase fresh = TestDatabase.fresh();
        database = fresh.connect(fresh.owner());
    }

    @AfterAll
    static void close() throws SQLException {
        database.close();
    }

    @Test
    void everyRowBelongsToACompany() throws SQLException {
        assertThat(names(WITHOUT_COMPANY)).isEmpty();
        assertThat(names(WITHOUT_PRIMARY_KEY)).isEmpty();
    }

    @Test
    void everyKeyBeginsWithTheCompany() throws SQLException {
        assertThat(names(KEY_WITHOUT_COMPANY)).isEmpty();
    }

    @Test
    void noReferenceLeavesItsCompany() throws SQLException {
        assertThat(names(REFERENCE_ACROSS_COMPANIES)).isEmpty();
    }

    @Test
    void everyTableIsFencedEvenAgainstItsOwner() throws SQLException {
        assertThat(names(UNPROTECTED)).isEmpty();
        assertThat(names(OTHER_POLICY)).isEmpty();
    }

    @Test
    void viewsAndFunctionsSeeWhatTheirCallerSees() throws SQLException {
        assertThat(names(VIEW_BESIDE_THE_FENCE)).isEmpty();
        assertThat(names(FUNCTION_WITH_ANOTHERS_RIGHTS)).isEmpty();
    }

    @Test
    void factsCanOnlyBeAdded() throws SQLException {
        assertThat(names(CHANGEABLE_FACT)).isEmpty();
        assertThat(names(TRUNCATABLE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "documents.content, ''",
        "documents.document, 'erased_by,erased_on,erased_reason'",
        "receivables.open_item, 'open_base_minor,open_minor'",
        "payments.payment, 'allocated_base_minor,allocated_minor,customer_id,disputed,exchanged_base_minor,exchanged_minor,refunded_base_minor,refunded_minor,returned_minor'"
    })
    void onlyTheDerivedColumnsOfAFactChange(String table, String columns) throws SQLException {
        assertThat(names("""
                        select attname from pg_attribute
                        where attrelid = '%s'::regclass
                          and attnum > 0
                          and has_column_privilege('tallystick_app', attrelid, attnum, 'update')
                        order by attname
                        """.formatted(table))).containsExactly(columns.isEmpty() ? new String[0] : columns.split(","));
    }

    @Test
    void theApplicationOwnsNothing() throws SQLException {
        assertThat(names("select oid::regclass::text from pg_class where relowner = 'tallystick_app'::regrole"))
                .isEmpty();
        assertThat(names(
                        "select rolname from pg_roles where rolname = 'tallystick_app' and (rolsuper or rolbypassrls)"))
                .isEmpty();
    }

    /** The test of the test: a table as it must not be is named by each check. */
    @Test
    void aBadTableWouldBeNoticed() throws SQLException {
        database.setAutoCommit(false);
        try (var statement = database.createStatement()) {
            statement.execute("create table ledger.bad (bad_id uuid primary key, company_id uuid, entry_id uuid)");
            statement.execute("alter table ledger.bad add foreign key (entry_id, company_id)"
                    + " references ledger.entry (company_id, entry_id)");
            statement.execute("create view ledger.peep as select * from ledger.entry");
            statement.execute("create function ledger.sudo() returns int language sql security definer return 1");
            statement.execute("grant update (description) on ledger.entry to tallystick_app");

            assertThat(names(WITHOUT_COMPANY)).containsExactly("ledger.bad");
            assertThat(names(KEY_WITHOUT_COMPANY)).containsExactly("ledger.bad bad_pkey");
            assertThat(names(REFERENCE_ACROSS_COMPANIES)).hasSize(1);
            assertThat(names(UNPROTECTED)).containsExactly("ledger.bad");
            assertThat(names(VIEW_BESIDE_THE_FENCE)).containsExactly("ledger.peep");
            assertThat(names(FUNCTION_WITH_ANOTHERS_RIGHTS)).containsExactly("ledger.sudo()");
            assertThat(names(CHANGEABLE_FACT)).containsExactly("ledger.entry");
        } finally {
            database.rollback();
            database.setAutoCommit(true);
        }
    }

    private static List<String> names(String query) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }
}
