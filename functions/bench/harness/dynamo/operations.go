package dynamo

import (
	"encoding/json"
	"slices"
)

func (s *Stub) put(t *Table, r request) (any, error) {
	old, err := t.get(r.Item)
	if err != nil {
		return nil, err
	}
	s.use.WriteUnits += t.writeUnits(old, r.Item)
	if err := allowed(old, r); err != nil {
		return nil, err
	}
	return struct{}{}, t.put(r.Item)
}

func (s *Stub) get(t *Table, r request) (any, error) {
	item, err := t.get(r.Key)
	if err != nil {
		return nil, err
	}
	s.read(item.Size(), r.ConsistentRead)
	project, err := projected(r.ProjectionExpression, r.names())
	if err != nil || item == nil {
		return struct{}{}, err
	}
	return struct{ Item Item }{project(item)}, nil
}

func (s *Stub) update(t *Table, r request) (any, error) {
	old, err := t.get(r.Key)
	if err != nil {
		return nil, err
	}
	change, err := parseUpdate(r.UpdateExpression, r.names())
	if err != nil {
		return nil, err
	}
	start := old
	if start == nil {
		start = r.Key
	}
	changed := change(start)
	s.use.WriteUnits += t.writeUnits(old, changed)
	if err := allowed(old, r); err != nil {
		return nil, err
	}
	answer := struct {
		Attributes Item `json:",omitempty"`
	}{}
	if r.ReturnValues == "ALL_NEW" {
		answer.Attributes = changed
	}
	return answer, t.put(changed)
}

func allowed(old Item, r request) error {
	if r.ConditionExpression == "" {
		return nil
	}
	holds, err := parseCondition(r.ConditionExpression, r.names())
	if err != nil {
		return err
	}
	if !holds(old) {
		return conditionFailed(old, r)
	}
	return nil
}

// query goes through the partitions' items; here a table's partition is named by the first value
// that the condition compares with the hash key, which is how every client writes it.
func (s *Stub) query(t *Table, r request) (any, error) {
	holds, err := parseCondition(r.KeyConditionExpression, r.names())
	if err != nil {
		return nil, err
	}
	project, err := projected(r.ProjectionExpression, r.names())
	if err != nil {
		return nil, err
	}
	items := slices.Clone(t.partitions[partition(t, r)])
	if r.ScanIndexForward != nil && !*r.ScanIndexForward {
		slices.Reverse(items)
	}
	answer := struct {
		Items               []Item
		Count, ScannedCount int
		LastEvaluatedKey    Item `json:",omitempty"`
	}{Items: []Item{}}
	size := 0
	for _, item := range items {
		if !holds(item) {
			continue
		}
		if r.Limit > 0 && len(answer.Items) == r.Limit {
			break
		}
		size += item.Size()
		answer.Items = append(answer.Items, project(item))
		if r.Limit > 0 && len(answer.Items) == r.Limit {
			answer.LastEvaluatedKey = t.keyOf(item)
		}
	}
	answer.Count, answer.ScannedCount = len(answer.Items), len(answer.Items)
	s.read(size, r.ConsistentRead)
	return answer, nil
}

func partition(t *Table, r request) string {
	all, err := words(r.KeyConditionExpression)
	for i := 0; err == nil && i+2 < len(all); i++ {
		name, unknown := r.names().attribute(all[i])
		if unknown == nil && name == t.hash && all[i+1] == "=" {
			return prefixText(r.ExpressionAttributeValues[all[i+2]])
		}
	}
	return ""
}

func (s *Stub) batchWrite(r request) (any, error) {
	for name, raw := range r.RequestItems {
		var writes []struct {
			PutRequest    *struct{ Item Item }
			DeleteRequest *struct{ Key Item }
		}
		if err := json.Unmarshal(raw, &writes); err != nil {
			return nil, err
		}
		table, there := s.tables[name]
		if !there || len(writes) > 25 {
			return nil, invalid("no such table, or too many writes in a batch")
		}
		for _, write := range writes {
			if write.PutRequest != nil {
				old, _ := table.get(write.PutRequest.Item)
				s.use.WriteUnits += table.writeUnits(old, write.PutRequest.Item)
				if err := table.put(write.PutRequest.Item); err != nil {
					return nil, err
				}
			} else if err := table.remove(write.DeleteRequest.Key); err != nil {
				return nil, err
			}
		}
	}
	return struct{ UnprocessedItems struct{} }{}, nil
}

func (s *Stub) batchGet(r request) (any, error) {
	found := map[string][]Item{}
	for name, raw := range r.RequestItems {
		var wanted struct {
			Keys           []Item
			ConsistentRead bool
		}
		table, there := s.tables[name]
		if err := json.Unmarshal(raw, &wanted); err != nil || !there {
			return nil, invalid("not a batch of this table")
		}
		for _, key := range wanted.Keys {
			item, err := table.get(key)
			if err != nil {
				return nil, err
			}
			s.read(item.Size(), wanted.ConsistentRead)
			if item != nil {
				found[name] = append(found[name], item)
			}
		}
	}
	return struct {
		Responses       map[string][]Item
		UnprocessedKeys struct{}
	}{Responses: found}, nil
}

func (s *Stub) create(r request) (any, error) {
	if _, there := s.tables[r.TableName]; there {
		return nil, &failure{namespace + "ResourceInUseException", "Table already exists", nil}
	}
	table := NewTable("", "")
	for _, key := range r.KeySchema {
		if key.KeyType == "HASH" {
			table.hash = key.AttributeName
		} else {
			table.sort = key.AttributeName
		}
	}
	for _, index := range r.GlobalSecondaryIndexes {
		table.indexes = append(table.indexes, index.KeySchema[0].AttributeName)
	}
	s.tables[r.TableName] = table
	return described(r.TableName, "TableDescription"), nil
}

func described(name, as string) any {
	return map[string]any{as: map[string]string{"TableName": name, "TableStatus": "ACTIVE"}}
}
