package org.tallystick.lib.bankfiles.fuzz;

/** One small good file of each format. */
final class GoodFiles {
    private GoodFiles() {}

    static final String MT940 = """
            {1:F01BANKDEFFXXXX0000000000}{2:I940BANKDEFFXXXXN}{4:
            :20:STATEMENT1
            :25:DE89370400440532013000
            :28C:00007/00001
            :60F:C260226EUR1000,00
            :61:2602270227C250,50NTRFNONREF//BANKREF1
            /OCMT/EUR250,50
            :86:166?00GUTSCHRIFT?109075?20EREF+E2E-1 SVWZ+INV-2026?21-000123
            ?30COBADEFFXXX?31DE02120300000000202051?32Acme?33 Corp
            :61:260227RD12,NMSCREF-2
            :86:/EREF/E2E-2/REMI/INV-2026-000124/NAME/Beta Inc
            :NS:01Purpose
            15Beta Inc
            :62F:C260227EUR1262,50
            :64:C260227EUR1262,50
            :86:end
            -}{5:}
            """;
    static final String MT942 = """
            :20:INTRADAY1
            :25:12345678/100
            :28C:1/1
            :34F:EURD0,
            :13D:2602271200+0100
            :61:260227C10,NTRFNONREF
            :86:text
            :90D:0EUR0,
            :90C:1EUR10,
            -
            """;
    static final String BAI2 = """
            01,BANK,ACME,260227,0600,1,,,2/
            02,ACME,BANK,1,260226,2400,USD,2/
            03,4711,USD,010,100000,,,015,99600,,/
            88,100,100,1,,400,500,1,/
            16,165,100,V,260227,,B1,C1,ACME INV-2026-000123
            88,AND MORE
            16,475,500,S,1,2,3,B2,C2,CHECK/
            16,195,100,D,2,1,50,2,50,B3,C3,WIRE/
            49,200900,7/
            98,200900,1,9/
            99,200900,1,11/
            """;
    static final String LOCKBOX = """
            100OURBANK   00123456782602270600
            2OURBANK   00123456780000000004000800801
            50000000001234260227OURBANK   0012345678
            6001001000002505002100002100000047110000001001022526ACME CORP
            40010016019INV-2026-000123
            700100000012342602270010000025050
            8000000000123426022700010000025050
            9000008
            """;
    static final String OFX1 = """
            OFXHEADER:100
            DATA:OFXSGML
            VERSION:102
            CHARSET:1252

            <OFX><BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS><STMTRS><CURDEF>USD
            <BANKACCTFROM><BANKID>1<ACCTID>4711<ACCTTYPE>CHECKING</BANKACCTFROM>
            <BANKTRANLIST><DTSTART>20260201<DTEND>20260228
            <STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260226<TRNAMT>250.50<FITID>1<NAME>A &amp; B<MEMO>INV-1</STMTTRN>
            </BANKTRANLIST><LEDGERBAL><BALAMT>7<DTASOF>20260228</LEDGERBAL>
            </STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
            """;
    static final String OFX2 = """
            <?xml version="1.0" encoding="UTF-8"?>
            <?OFX OFXHEADER="200" VERSION="211" SECURITY="NONE"?>
            <OFX><INVSTMTMSGSRSV1><INVSTMTTRNRS><INVSTMTRS><CURDEF>USD</CURDEF>
            <INVACCTFROM><ACCTID>4711</ACCTID></INVACCTFROM><INVTRANLIST><INVBANKTRAN>
            <STMTTRN><TRNTYPE>DEP</TRNTYPE><DTPOSTED>20260226</DTPOSTED><TRNAMT>-1.50</TRNAMT><!-- a -->
            <PAYEE><NAME><![CDATA[A]]></NAME></PAYEE><CURRENCY><CURSYM>EUR</CURSYM></CURRENCY></STMTTRN>
            </INVBANKTRAN><BUYSTOCK></BUYSTOCK></INVTRANLIST></INVSTMTRS></INVSTMTTRNRS></INVSTMTMSGSRSV1>
            </OFX>
            """;
    static final String CAMT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Id>S-1</Id>
            <Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy></Acct>
            <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">10</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>
            <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">11.50</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>
            <Ntry><Amt Ccy="EUR">1.50</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
            <BookgDt><Dt>2026-02-27</Dt></BookgDt><ValDt><DtTm>2026-02-27T10:00:00+01:00</DtTm></ValDt>
            <NtryDtls><TxDtls><Refs><EndToEndId>E2E</EndToEndId></Refs><RmtInf><Ustrd>INV-1 &amp; 2</Ustrd></RmtInf>
            </TxDtls></NtryDtls></Ntry>
            </Stmt></BkToCstmrStmt></Document>
            """;
    static final String TABLE = """
            Customer;Name;Amount;Date
            C-1;"Acme; Corp";1.533,50;27.02.2026
            C-2;"Beta ""Inc"" ";2,00;28.02.2026
            C-3;Gamma;-3,00;01.03.2026
            """;

    static final String TABLE_STATEMENT = """
            Account;4711;;;
            Buchungstag;Verwendungszweck;Betrag;Saldo;Währung
            27.02.2026;Rechnung 4711;1.533,50;2.533,50;EUR
            28.02.2026;"Miete; März";-533,50;2.000,00;EUR
            Summe;;1.000,00;;
            """;
}
