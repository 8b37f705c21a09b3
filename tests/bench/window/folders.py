# SPDX-License-Identifier: GPL-3.0-or-later
"""The window benchmark's data: folders of endpoints as the CLI v2 writes them, a file each."""

ENDPOINT = """\
# Endpoint {number:05d}, owned by the pricing team
$schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json
name: endpoint-{number:05d}
auth_mode: key
description: prices of region {number:05d}
tags:
  team: pricing
traffic:
  {first}: 90
  {second}: 10
"""

DEPLOYMENT = """\
$schema: https://azuremlschemas.azureedge.net/latest/managedOnlineDeployment.schema.json
name: {name}
endpoint_name: endpoint-{number:05d}
model: azureml:price-{number:05d}:{version}
code_configuration:
  code: ../../src/score
  scoring_script: score.py
environment: azureml:price-env:{version}
instance_type: Standard_F2s_v2
instance_count: {count}   # two were too few in December
request_settings:
  max_concurrent_requests_per_instance: 2
  request_timeout_ms: 5000
liveness_probe:
  initial_delay: 30
  period: 10
environment_variables:
  WORKERS: "2"
"""

NAMES = ["blue", "green", "red", "teal", "grey"]


def write(folder, endpoints, deployments):
    for number in range(endpoints):
        place = folder / f"team-{number // 100:03d}" / f"endpoint-{number:05d}"
        place.mkdir(parents=True)
        (place / "endpoint.yml").write_text(
            ENDPOINT.format(number=number, first=NAMES[0], second=NAMES[1]))
        for version, name in enumerate(NAMES[:deployments], 1):
            (place / f"{name}-deployment.yml").write_text(DEPLOYMENT.format(
                name=name, number=number, version=version, count=1 + number % 3))
