package org.tallystick.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/** Writes the statement of the demonstration's bank as a camt.053.001.08 file. */
final class BankFile {
    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";

    private BankFile() {}

    /** Money that came in on a day; the structured reference is a creditor reference (ISO 11649) or missing. */
    record Receipt(
            Money amount,
            String payer,
            @Nullable String payerIban,
            @Nullable String reference,
            String text) {}

    static void write(Path file, String iban, LocalDate day, Money opening, List<Receipt> receipts) {
        try (OutputStream out = Files.newOutputStream(file)) {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("Document");
            xml.writeDefaultNamespace(NAMESPACE);
            xml.writeStartElement("BkToCstmrStmt");
            xml.writeStartElement("GrpHdr");
            text(xml, "MsgId", "DEMO-" + day);
            text(xml, "CreDtTm", day + "T06:00:00");
            xml.writeEndElement();
            statement(xml, iban, day, opening, receipts);
            xml.writeEndDocument();
            xml.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("the bank file could not be written", e);
        }
    }

    private static void statement(
            XMLStreamWriter xml, String iban, LocalDate day, Money opening, List<Receipt> receipts)
            throws XMLStreamException {
        Money closing = receipts.stream().map(Receipt::amount).reduce(opening, Money::plus);
        xml.writeStartElement("Stmt");
        text(xml, "Id", "HB-" + day);
        text(xml, "ElctrncSeqNb", Integer.toString(day.getDayOfYear()));
        text(xml, "CreDtTm", day + "T06:00:00");
        xml.writeStartElement("Acct");
        xml.writeStartElement("Id");
        text(xml, "IBAN", iban);
        xml.writeEndElement();
        text(xml, "Ccy", opening.currency().code());
        xml.writeEndElement();
        balance(xml, "OPBD", opening, day);
        balance(xml, "CLBD", closing, day);
        int number = 1;
        for (Receipt receipt : receipts) {
            entry(xml, receipt, day, "DEMO" + day.toString().replace("-", "") + "%04d".formatted(number++));
        }
        xml.writeEndElement();
    }

    private static void balance(XMLStreamWriter xml, String code, Money amount, LocalDate day)
            throws XMLStreamException {
        xml.writeStartElement("Bal");
        xml.writeStartElement("Tp");
        xml.writeStartElement("CdOrPrtry");
        text(xml, "Cd", code);
        xml.writeEndElement();
        xml.writeEndElement();
        amount(xml, amount);
        text(xml, "CdtDbtInd", "CRDT");
        date(xml, "Dt", day);
        xml.writeEndElement();
    }

    private static void entry(XMLStreamWriter xml, Receipt receipt, LocalDate day, String bankReference)
            throws XMLStreamException {
        xml.writeStartElement("Ntry");
        amount(xml, receipt.amount());
        text(xml, "CdtDbtInd", "CRDT");
        xml.writeStartElement("Sts");
        text(xml, "Cd", "BOOK");
        xml.writeEndElement();
        date(xml, "BookgDt", day);
        date(xml, "ValDt", day);
        text(xml, "AcctSvcrRef", bankReference);
        xml.writeStartElement("NtryDtls");
        xml.writeStartElement("TxDtls");
        xml.writeStartElement("Refs");
        text(xml, "EndToEndId", "NOTPROVIDED");
        xml.writeEndElement();
        amount(xml, receipt.amount());
        text(xml, "CdtDbtInd", "CRDT");
        parties(xml, receipt);
        remittance(xml, receipt);
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void parties(XMLStreamWriter xml, Receipt receipt) throws XMLStreamException {
        xml.writeStartElement("RltdPties");
        xml.writeStartElement("Dbtr");
        xml.writeStartElement("Pty");
        text(xml, "Nm", receipt.payer());
        xml.writeEndElement();
        xml.writeEndElement();
        if (receipt.payerIban() != null) {
            xml.writeStartElement("DbtrAcct");
            xml.writeStartElement("Id");
            text(xml, "IBAN", receipt.payerIban());
            xml.writeEndElement();
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void remittance(XMLStreamWriter xml, Receipt receipt) throws XMLStreamException {
        xml.writeStartElement("RmtInf");
        text(xml, "Ustrd", receipt.text());
        if (receipt.reference() != null) {
            xml.writeStartElement("Strd");
            xml.writeStartElement("CdtrRefInf");
            xml.writeStartElement("Tp");
            xml.writeStartElement("CdOrPrtry");
            text(xml, "Cd", "SCOR");
            xml.writeEndElement();
            xml.writeEndElement();
            text(xml, "Ref", receipt.reference());
            xml.writeEndElement();
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void amount(XMLStreamWriter xml, Money amount) throws XMLStreamException {
        xml.writeStartElement("Amt");
        xml.writeAttribute("Ccy", amount.currency().code());
        xml.writeCharacters(amount.toPlainString());
        xml.writeEndElement();
    }

    private static void date(XMLStreamWriter xml, String name, LocalDate day) throws XMLStreamException {
        xml.writeStartElement(name);
        text(xml, "Dt", day.toString());
        xml.writeEndElement();
    }

    private static void text(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
