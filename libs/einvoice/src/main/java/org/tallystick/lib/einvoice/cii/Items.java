package org.tallystick.lib.einvoice.cii;

import static org.tallystick.lib.einvoice.xml.Values.put;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.einvoice.model.Attribute;
import org.tallystick.lib.einvoice.model.Classification;
import org.tallystick.lib.einvoice.model.Item;
import org.tallystick.lib.einvoice.xml.Values;
import un.unece.uncefact.data.standard.qualifieddatatype._100.CountryIDType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.ProductCharacteristicType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.ProductClassificationType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.TradeCountryType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.TradeProductType;
import un.unece.uncefact.data.standard.unqualifieddatatype._100.CodeType;

/** Items (BG-31, 32). */
final class Items {
    private Items() {}

    static Item read(@Nullable TradeProductType product) {
        if (product == null) {
            return Item.NONE;
        }
        TradeCountryType origin = product.getOriginTradeCountry();
        return new Item(
                Types.text(product.getName()),
                Types.text(product.getDescription()),
                Types.text(product.getSellerAssignedID()),
                Types.text(product.getBuyerAssignedID()),
                Types.identifier(product.getGlobalID()),
                classifications(product),
                origin == null ? null : Values.code(origin.getID(), CountryIDType::getValue),
                product.getApplicableProductCharacteristic().stream()
                        .map(one -> new Attribute(Types.text(one.getDescription()), Types.text(one.getValue())))
                        .toList());
    }

    private static List<Classification> classifications(TradeProductType product) {
        List<Classification> found = new ArrayList<>();
        for (ProductClassificationType classification : product.getDesignatedProductClassification()) {
            CodeType type = classification.getClassCode();
            String value = Values.code(type, CodeType::getValue);
            if (type != null && value != null) {
                found.add(
                        new Classification(value, Values.code(type.getListID()), Values.code(type.getListVersionID())));
            }
        }
        return found;
    }

    static TradeProductType write(Item item) {
        var target = new TradeProductType();
        put(item.standardId(), id -> target.setGlobalID(Types.id(id)));
        put(item.sellerId(), id -> target.setSellerAssignedID(Types.id(id)));
        put(item.buyerId(), id -> target.setBuyerAssignedID(Types.id(id)));
        put(item.name(), name -> target.addName(Types.text(name)));
        put(item.description(), text -> target.setDescription(Types.text(text)));
        item.attributes().forEach(attribute -> target.addApplicableProductCharacteristic(write(attribute)));
        item.classifications().forEach(code -> target.addDesignatedProductClassification(write(code)));
        put(item.originCountry(), country -> {
            var origin = new TradeCountryType();
            origin.setID(new CountryIDType(country));
            target.setOriginTradeCountry(origin);
        });
        return target;
    }

    private static ProductCharacteristicType write(Attribute attribute) {
        var target = new ProductCharacteristicType();
        put(attribute.name(), name -> target.addDescription(Types.text(name)));
        put(attribute.value(), value -> target.addValue(Types.text(value)));
        return target;
    }

    private static ProductClassificationType write(Classification classification) {
        var code = new CodeType(classification.code());
        put(classification.list(), code::setListID);
        put(classification.version(), code::setListVersionID);
        var target = new ProductClassificationType();
        target.setClassCode(code);
        return target;
    }
}
