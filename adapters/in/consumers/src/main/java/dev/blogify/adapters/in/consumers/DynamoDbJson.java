package dev.blogify.adapters.in.consumers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The attributes of an item in DynamoDB's own JSON, where each value tells its type. */
final class DynamoDbJson {
  private DynamoDbJson() {}

  static Map<String, AttributeValue> read(JsonParser json) throws IOException {
    var attributes = new LinkedHashMap<String, AttributeValue>();
    LenientJsonReader.forEachField(json, name -> attributes.put(name, value(json)));
    return attributes;
  }

  static void write(
      JsonGenerator json, String name, @Nullable Map<String, AttributeValue> attributes)
      throws IOException {
    if (attributes != null) {
      json.writeFieldName(name);
      write(json, attributes);
    }
  }

  private static AttributeValue value(JsonParser json) throws IOException {
    var value = new AttributeValue();
    LenientJsonReader.forEachField(
        json,
        type -> {
          switch (type) {
            case "S" -> value.setS(LenientJsonReader.readText(json));
            case "N" -> value.setN(LenientJsonReader.readText(json));
            case "B" -> value.setB(bytes(LenientJsonReader.readText(json)));
            case "BOOL" -> value.setBOOL(LenientJsonReader.readBoolean(json));
            case "NULL" -> value.setNULL(LenientJsonReader.readBoolean(json));
            case "M" -> value.setM(read(json));
            case "L" -> value.setL(LenientJsonReader.readList(json, DynamoDbJson::value));
            case "SS" -> value.setSS(LenientJsonReader.readTexts(json));
            case "NS" -> value.setNS(LenientJsonReader.readTexts(json));
            case "BS" -> value.setBS(bytes(LenientJsonReader.readTexts(json)));
            default -> json.skipChildren();
          }
        });
    return value;
  }

  /** Kept in base64, since nobody here wants to know what they are. */
  private static @Nullable ByteBuffer bytes(@Nullable String base64) {
    return base64 == null ? null : ByteBuffer.wrap(base64.getBytes(UTF_8));
  }

  private static @Nullable List<ByteBuffer> bytes(@Nullable List<String> all) {
    return all == null
        ? null
        : all.stream().map(base64 -> ByteBuffer.wrap(base64.getBytes(UTF_8))).toList();
  }

  private static void write(JsonGenerator json, Map<String, AttributeValue> attributes)
      throws IOException {
    json.writeStartObject();
    for (var attribute : attributes.entrySet()) {
      json.writeFieldName(attribute.getKey());
      write(json, attribute.getValue());
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, AttributeValue value) throws IOException {
    json.writeStartObject();
    if (value.getS() != null) {
      json.writeStringField("S", value.getS());
    }
    if (value.getN() != null) {
      json.writeStringField("N", value.getN());
    }
    if (value.getB() != null) {
      json.writeStringField("B", base64(value.getB()));
    }
    if (value.getBOOL() != null) {
      json.writeBooleanField("BOOL", value.getBOOL());
    }
    if (value.getNULL() != null) {
      json.writeBooleanField("NULL", value.getNULL());
    }
    if (value.getM() != null) {
      write(json, "M", value.getM());
    }
    if (value.getL() != null) {
      json.writeArrayFieldStart("L");
      for (var each : value.getL()) {
        write(json, each);
      }
      json.writeEndArray();
    }
    writeTexts(json, "SS", value.getSS());
    writeTexts(json, "NS", value.getNS());
    if (value.getBS() != null) {
      writeTexts(json, "BS", value.getBS().stream().map(DynamoDbJson::base64).toList());
    }
    json.writeEndObject();
  }

  private static void writeTexts(JsonGenerator json, String type, @Nullable List<String> texts)
      throws IOException {
    if (texts != null) {
      json.writeArrayFieldStart(type);
      for (var text : texts) {
        json.writeString(text);
      }
      json.writeEndArray();
    }
  }

  private static String base64(ByteBuffer bytes) {
    return UTF_8.decode(bytes.duplicate()).toString();
  }
}
