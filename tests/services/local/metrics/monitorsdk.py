#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""monitorsdk.py URL: asks the server at URL by Microsoft's client and prints what it understood.

Prints `skip: REASON` when the client is not installed.
"""
import datetime
import pathlib
import sys

# Where tests/run.sh puts it when it is not installed.
CLIENT = pathlib.Path(__file__).resolve().parents[4] / "build/azure-client"
sys.path.append(str(CLIENT / "usr/lib/python3/dist-packages"))

try:
    from azure.core.pipeline.policies import SansIOHTTPPolicy
    from azure.core.exceptions import HttpResponseError
    from azure.mgmt.monitor import MonitorManagementClient
except ImportError as error:
    if CLIENT.exists():  # without a part that is used here
        raise
    print(f"skip: {error}")
    sys.exit(0)

RESOURCE = "subscriptions/s/onlineEndpoints/shop"


def describe(response):
    for metric in response.value:
        print("metric", metric.name.value, metric.name.localized_value, metric.unit, metric.type)
        for series in metric.timeseries:
            names = ",".join(f"{item.name.value}={item.value}" for item in series.metadatavalues)
            points = [f"{point.time_stamp:%H:%M:%S} {point.average} {point.count}"
                      for point in series.data]
            print("series", names, "; ".join(points))


def main():
    client = MonitorManagementClient(
        credential=object(), subscription_id="s", base_url=sys.argv[1], api_version="2018-01-01",
        authentication_policy=SansIOHTTPPolicy(), retry_total=0)
    response = client.metrics.list(
        RESOURCE, timespan="2026-11-24T12:00:00Z/2026-11-24T12:02:00Z",
        interval=datetime.timedelta(minutes=1), metricnames="RequestsPerMinute,RequestLatency",
        aggregation="Average,Count", top=5, orderby="sum desc", filter="deployment eq '*'",
        metricnamespace="Microsoft.MachineLearningServices/workspaces/onlineEndpoints")
    print("response", response.timespan, response.interval, response.namespace,
          response.resourceregion, response.cost)
    describe(response)
    for definition in client.metric_definitions.list(RESOURCE):
        grains = [entry.time_grain for entry in definition.metric_availabilities]
        print("definition", definition.name.value, definition.primary_aggregation_type,
              len(definition.supported_aggregation_types), min(grains), max(grains),
              ",".join(item.value for item in definition.dimensions or []))
    try:
        client.metrics.list(RESOURCE, metricnames="Nothing")
    except HttpResponseError as error:
        print("error", error.status_code, error.error.code if error.error else None,
              error.message.splitlines()[0])


main()
