package org.tallystick.cashapp;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.lib.bankfiles.table.StatementColumns;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Sql;

/** The maps of banks' tables, by bank account. */
@Repository
@Transactional(readOnly = true)
class ColumnMaps {
    private final JdbcClient db;

    ColumnMaps(JdbcClient db) {
        this.db = db;
    }

    /** The latest map of each account that has one. */
    Map<UUID, StatementColumns> latest(CompanyId company) {
        Map<UUID, StatementColumns> maps = new LinkedHashMap<>();
        db.sql("""
                        select distinct on (bank_account_id) bank_account_id, columns
                        from cashapp.column_map
                        where company_id = :company
                        order by bank_account_id, version desc
                        """)
                .param("company", company.value())
                .query((row, number) ->
                        Map.entry(Sql.uuid(row, "bank_account_id"), StatementColumns.parse(Sql.text(row, "columns"))))
                .list()
                .forEach(map -> maps.put(map.getKey(), map.getValue()));
        return maps;
    }

    /** The caller holds the lock on the account. */
    @Transactional(propagation = Propagation.MANDATORY)
    void add(CompanyId company, UUID account, StatementColumns columns, Instant at, String by) {
        db.sql("""
                        insert into cashapp.column_map
                            (company_id, map_id, bank_account_id, version, columns, made_at, made_by)
                        select :company, :id, :account, coalesce(max(version), 0) + 1, :columns, :at, :by
                        from cashapp.column_map
                        where company_id = :company
                          and bank_account_id = :account
                        """)
                .param("company", company.value())
                .param("id", Ids.next())
                .param("account", account)
                .param("columns", columns.text())
                .param("at", Sql.moment(at))
                .param("by", by)
                .update();
    }
}
